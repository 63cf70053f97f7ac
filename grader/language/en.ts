import type { Catalogue } from './catalogue.ts';
import { commandsEn } from './commands.en.ts';

/** Everything that the grader itself says in English. Texts of exercises stand beside their checks. */
export const en: Catalogue = {
  report: {
    points: '{earned} of {possible} points',
    starts: 'starts and can be called',
    reads: 'can be read',
    waits: 'waits for {check}',
    waiting: 'waits',
    passedChecks: '{count} checks passed',
    passedCheck: '1 check passed',
    waitingChecks: '{count} checks wait for it',
    waitingCheck: '1 check waits for it',
    mostOften: 'Most often: {cause}',
    threw: 'Your service threw {error}',
    printed: 'It printed: {text}',
    again: 'again: {command}',
    another: 'next ✗: {command}',
    hint: 'hint:  {command}',
    next: 'next:  {command}',
    tiers: { core: 'core', depth: 'depth', beyond: 'beyond the unit' },
    seed: 'seed {seed}',
    allPassed: 'Every check is passed.',
    onePassed: 'This check is passed.',
    warnings: 'Worth a look; it costs no points:',
    could: 'Could not tell, through a fault of the grader or of this machine; it does not count against you.',
    detail: 'For whoever mends it: {detail}',
    judging: 'judging {done} of {all}: {id}',
    stopped: 'Stopped. Nothing of yours was changed.',
  },
  brokers: {
    starting: 'Looking for a RabbitMQ ({choice})…',
    pulling: 'Starting the container {image}; the first time it has to be fetched.',
    using: 'RabbitMQ {version} at {place}.',
    none: 'There is no RabbitMQ here: set AMQP_URL, start Docker, or install rabbitmq-server; without --broker the embedded broker is used.',
    'no-docker': 'No Docker daemon answers: start Docker, or choose another --broker (local, amqp://…, embedded).',
    'no-local':
      'rabbitmq-server is not installed here (or not where it is found: put it on the PATH); choose another --broker (docker, amqp://…, embedded).',
    failed: '{what} did not start: {detail}. Try again, or choose another --broker (embedded needs nothing).',
    'no-answer': 'No RabbitMQ lets us in at {url} ({detail}): check the URL, user and password.',
    shared:
      'The broker at {url} is not ours, and no virtual host can be made in it (management API at {management}; RABBITMQ_MANAGEMENT_URL names another). With --shared-broker its own virtual host is used; what is declared there is deleted again.',
  },
  needs: {
    'virtual-time': 'left out: it needs virtual time, and a real broker has its own',
    restart: 'left out: the broker would have to be stopped, and it is not ours',
  },
  problems: {
    'missing-file': {
      did: 'There is no file at the place where the answer to this exercise belongs.',
      todo: 'Put it back there: a copy of the workbook, or git, has the first version.',
    },
    folder: {
      did: 'There is a folder where a file belongs.',
      todo: 'Move the folder elsewhere and put the file in its place.',
    },
    'empty-file': { did: 'The file is empty.', todo: 'A copy of the workbook, or git, has the first version.' },
    'not-utf8': {
      did: 'The file is not written in UTF-8.',
      todo: 'Save it in UTF-8; in most editors that stands under "Save with encoding".',
    },
    'too-large': { did: 'The file has more than {limit} KiB.', todo: 'An answer needs a few; what else is in there?' },
    syntax: {
      did: 'The file does not parse: {error}',
      todo: 'Nothing of it ran. Mend the line named below, or the one above it.',
    },
    'not-erasable': {
      did: 'The file uses TypeScript that Node cannot run as it is: {error}',
      todo: 'Node leaves types out and compiles nothing. Write enum as an object, namespace as a module, and constructor properties as fields.',
    },
    'load-threw': {
      did: 'Loading the file failed: {error}',
      todo: 'What stands outside of functions runs when the service starts; here it threw.',
    },
    'start-threw': {
      did: 'start(…) ended with an error: {error}',
      todo: 'A consumer that cannot begin now tries again later, or says why: an error nobody catches ends it.',
    },
    'load-unsettled': {
      did: 'Loading the file never came to an end: an await outside of functions waits for something that does not happen.',
      todo: 'Let the service start without it, and await inside the function that needs it.',
    },
    'no-package': {
      did: 'The file imports something that is not there: {error}',
      todo: 'An exercise can import node: modules and the packages of the workbook (package.json names them).',
    },
    'no-name': {
      did: 'The file imports {name} from {module}, which has nothing of that name.',
      todo: 'Look at its spelling, and at whether it is the default export: import {name} from … has no braces then.',
    },
    'no-default': {
      did: 'The file has no default export.',
      todo: 'The service is what it exports: export default { fetch(request) { … } }',
    },
    'no-fetch': {
      did: 'The default export ({kind}) has no function fetch.',
      todo: 'The service is an object with fetch: export default { fetch(request) { … } }',
    },
    'no-export': {
      did: 'The file does not export {name}.',
      todo: 'The checks call it by that name: {form}',
    },
    'wrong-export': {
      did: 'What the file exports as {name} is something else ({kind}).',
      todo: 'The checks use it as {form}',
    },
    hang: {
      did: 'Your service worked for {seconds} s of real time without coming to rest, and was ended.',
      todo: 'Virtual time stands still while it works, so waiting costs nothing: this is a loop that never ends, or one that never waits.',
    },
    restless: {
      did: 'Your service went on and on: {steps} timers and messages, and still no end.',
      todo: 'Look for a timer that starts itself anew, or a request that is repeated without limit.',
    },
    exit: {
      did: 'Your service ended itself with process.exit({code}).',
      todo: 'A service goes on to serve the next request; an error is an answer, not an end.',
    },
    crash: {
      did: 'Your service crashed with an error that nobody caught: {error}',
      todo: 'It was thrown outside of the request: in a timer, in a callback, or as an “error” event that nobody listens to. Whoever starts such work has to catch its errors.',
    },
    rejection: {
      did: 'Your service crashed: a promise was rejected and nobody handled it: {error}',
      todo: 'Every promise is awaited or has a catch, also one whose result nobody needs.',
    },
    memory: {
      did: 'Your service filled its memory ({megabytes} MiB) and was ended.',
      todo: 'Look for a list that only grows.',
    },
    ended: { did: "Your service's process ended: {detail}", todo: 'Run it by itself to see more.' },
    forged: {
      did: 'Your service wrote to the file descriptor over which the grader talks to it, and was ended.',
      todo: 'Leave file descriptor 3 alone; console.log is shown in the report.',
    },
    'closed-file': {
      did: 'Your service reached for a file that is closed to it: {error}',
      todo: 'It may read packages and its own folder, and write in STATE_DIR.',
    },
    'network-exit': {
      did: 'Your service used {what}, another way to the network than fetch.',
      todo: 'Use fetch: it reaches the simulated services. A library can do so through its fetch adapter.',
    },
    listens: {
      did: 'Your service opened a port ({what}).',
      todo: 'It need not listen: whoever runs it calls the exported fetch.',
    },
    spawns: {
      did: 'Your service started a process or a thread ({what}).',
      todo: 'One process with one thread is all that a service has here.',
    },
    watches: { did: 'Your service watched files ({what}).', todo: 'Read the file when you need it, or set a timer.' },
    forbidden: { did: 'Your service used {what}, which is closed here.', todo: 'No exercise needs it.' },
    'foreign-import': {
      did: 'The file imports {what}, another file of the workbook.',
      todo: 'An exercise stands alone: it imports node: modules and packages. Copy into it what you need.',
    },
    'not-a-response': {
      did: 'Your service answered with something that is no Response ({what}).',
      todo: 'Return a Response: Response.json(…) makes one.',
    },
    'not-a-value': {
      did: 'Your function returned, or handed to a callback, what cannot travel between processes ({what}).',
      todo: 'Only data travels: objects, lists, dates, maps, numbers, texts. Not functions, and not promises: await them.',
    },
    'endless-body': {
      did: 'The body of your answer has no end ({what}).',
      todo: 'Close the stream when everything is said.',
    },
    'only-node': {
      did: 'Node accepts this, Deno does not: {error}',
      todo: 'On Node this check passes. Write that line with what both have, or grade without --runtime deno.',
    },
    'only-node-name': {
      did: 'Node accepts this, Deno does not: its {module} has no {name}.',
      todo: 'Write it with what both have (randomUUID instead of randomUUIDv7, setTimeout instead of debounce), or grade without --runtime deno.',
    },
    'deno-waits': {
      did: 'An await outside of functions waits, in a file with an enum, a namespace or constructor properties: Deno ends such a file there.',
      todo: 'Write enum as an object, namespace as a module and constructor properties as fields, which Node asks for anyway; then the await may stay.',
    },
    'unknown-host': {
      did: 'Your service sent {request} to http://{host}, and nobody has that name.{near}',
      todo: 'These exist: {known}.',
    },
    'unknown-route': {
      did: 'Your service sent {request} to {host}, which knows no such path.{near}',
      todo: 'It answers {known}.',
    },
    'yaml-tab': {
      did: 'The file is not YAML yet: line {line} is indented with a tab.',
      todo: 'YAML is indented with spaces, two a level; most editors put them in for the tab key.',
    },
    'yaml-indent': {
      did: 'The file is not YAML yet: line {line} begins at column {column}, where nothing above it begins.',
      todo: 'What belongs together begins at the same column; what belongs to a line stands two spaces further in.',
    },
    'yaml-key': {
      did: 'The file is not YAML yet: what begins at line {line}, column {column} is no "key: value".',
      todo: 'A colon and a space follow each key; a text of several lines is indented, or begins with | after its key.',
    },
    'yaml-colon': {
      did: 'The file is not YAML yet: the text at line {line}, column {column} has a colon and a space in it.',
      todo: 'After a colon YAML expects a value. Put the whole text in quotes.',
    },
    'yaml-quote': {
      did: 'The file is not YAML yet: the quotation that begins at line {line}, column {column} never ends.',
      todo: 'Close it with the same sign that opens it.',
    },
    'yaml-bracket': {
      did: 'The file is not YAML yet: at line {line}, column {column} a list [ … ] or an object { … } is still open.',
      todo: 'Close it with ] or }; a text that has such signs in it goes in quotes.',
    },
    'yaml-twice': {
      did: 'The file is not YAML yet: the key at line {line}, column {column} is there already.',
      todo: 'A key stands once among its neighbours: give the second a name of its own, or join the two.',
    },
    'yaml-sign': {
      did: 'The file is not YAML yet: the text at line {line}, column {column} begins with a sign that means something in YAML (* & ! @ % `).',
      todo: 'Put the whole text in quotes.',
    },
    'yaml-other': {
      did: 'The file is not YAML yet: what stands at line {line}, column {column} does not fit what stands before it.',
      todo: 'Compare that line and the one above it with a part of the file that is right.',
    },
  },
  near: ' Did you mean {near}?',
  journal: {
    unit: 'ms',
    marks: {
      late: ['late, nobody waits any more', 'late'],
      lost: ['lost'],
      refused: ['refused'],
      reset: ['cut'],
      stalled: ['stalled, the rest never comes', 'stalled'],
      aborted: ['gives up'],
    },
    sentences: {
      request: ({ from, to, label }) => `${from} sends ${label || 'a request'} to ${to}`,
      reply: ({ from, to, label }) => `${from} answers ${to}${label && ` with ${label}`}`,
      abort: ({ from, to, label }) => `${from} gives up${label && ` (${label})`} and closes its connection to ${to}`,
      message: ({ from, to, label }) => `${from} → ${to}: ${label}`,
      note: ({ from, label }) => `${from}: ${label}`,
    },
    outcomes: {
      late: 'it arrives late, nobody waits any more',
      lost: 'lost',
      refused: 'refused at once',
      reset: 'the connection is cut half-way',
      stalled: 'it stalls, its rest never arrives',
      aborted: 'withdrawn before the answer',
    },
    more: (count) => (count === 1 ? '1 more message' : `${count} more messages`),
    nothing: 'No message was sent.',
    title: 'Messages between services',
  },
  notes: { crash: 'goes down', restart: 'starts again' },
  grade: {
    help: `npm run grade [WHAT…] [-- OPTIONS]

Grades your answers in exercises/ and says what is not right yet.

WHAT: nothing for all, a chapter (ch3), an exercise (ch3/squad, ch3/1)

  --seed N          the same inputs and times again; without it they are drawn anew
  --replay ID       one check alone, exactly as it was (its ID: ch3/squad#answers@42)
  --from DIR        grade the files under DIR in place of exercises/
  --solutions       short for --from solutions
  --broker KIND     embedded (the default); rabbitmq (the first of AMQP_URL, Docker, a
                    rabbitmq-server that is installed), docker, local, or amqp://…
  --shared-broker   use a broker that is not ours without a virtual host of its own
  --runtime NAME    what runs your service: node (the default) or deno
  --json            the record, for programs; nothing else on stdout
  --report junit=FILE   also write a JUnit report; may be repeated
  --inspect         one check of one exercise waits for a debugger
  --ascii           drawings in plain ASCII
  --lang es|en      the language; by default that of your system
  --help            this text

Options come after --, or npm keeps them for itself:  npm run grade ch3 -- --seed 42
Exit code: 0 all points, 1 not yet, 2 the command was wrong, 3 could not tell.
`,
    unknownWhat: 'There is no exercise or chapter "{what}".{near} These exist: {known}.',
    badSeed: '--seed wants a whole number from 0 to 4294967295, not "{value}".',
    unknownCheck: '{exercise} has no check "{check}".{near} It has these: {known}.',
    badReplay: '--replay wants the ID of a check with its seed, as in ch3/squad#answers@42, not "{value}".',
    noFolder: 'There is no folder "{value}" to grade from ({path}).',
    noSolutions: 'This copy of the workbook has no solutions/.',
    badReport: '--report wants a kind and a file, as in junit=report.xml; "{value}" is not that. Kinds: {known}.',
    cannotWrite: 'The report could not be written to {file}: {error}',
    badBroker: 'There is no broker "{value}". These exist: {known}.',
    badRuntime: 'There is no runtime "{value}". These exist: {known}.',
    noDeno: 'There is no Deno here, neither in node_modules nor on PATH. To get it (95 MB), type:  {install}',
  },
  commands: commandsEn,
};
