import { classEn, classWorkerEn, distributeEn } from './class.en.ts';

/** What the commands besides `grade` say in English, and what all of them say alike. */
export const commandsEn = {
  command: {
    unknownOption: '"{option}" is no option of {command}.{near} See: npm run {command} -- --help',
    needsValue: '--{option} needs a value, as in: {example}',
    noValue: '--{option} takes no value.',
    badLanguage: 'There is no language "{value}". These exist: es, en.',
    swallowed: 'npm kept {options} for itself. Write -- before the options:  {typed}',
    notBoth: '{one} and {other} do not go together; choose one.',
    whichOne: 'Which exercise? As in: {example}',
    onlyOne: 'That names {count} exercises ({known}), and this command takes one. As in: {example}',
    noWords: 'npm run {command} takes no "{word}".',
  },
  kept: {
    corrupted: 'Your progress file {file} could not be read. A copy is kept as {copy}; progress begins anew.',
    newer: 'Your progress file {file} is of a later version of the workbook: it was left as it is, nothing was added.',
    unwritable: 'Your progress could not be kept in {file} ({error}). Everything else works as usual.',
  },
  course: {
    notJson: 'it is not JSON that can be read ({error}).',
    notObject: 'it must be an object, as in { "exercises": ["ch3/squad"] }.',
    unknownField: 'there is no field "{field}". These exist: {known}.',
    notList: 'the field "{field}" must be a list of texts, not {value}.',
    unknownValue: 'in the field "{field}" there is {value}. These exist: {known}.',
    unknownExercise: 'the field "exercises" names "{value}", which does not exist.{near} These exist: {known}.',
    empty: 'the fields "exercises" and "tiers" leave no exercise.',
  },
  hint: {
    help: `npm run hint WHAT [-- OPTIONS]

Shows the next hint for an exercise: three, from a nudge to nearly there, one at each call.

WHAT: an exercise (ch3/squad, ch3/1)

  --again       those that you have seen, once more
  --all         all of them
  --lang es|en  the language; by default that of your system
  --help        this text

Exit code: 0 shown, 1 the exercise has no hints, 2 the command was wrong.
`,
    title: '{id} · hint {number} of {count}',
    none: 'The chapter has no hints for {id} yet.',
    left: '{count} more hints:  npm run hint {id}',
    oneLeft: 'One more hint:  npm run hint {id}',
    last: 'That was the last hint.',
    noMore: 'You have seen all {count} hints. Once more:  npm run hint {id} -- --again',
    solution: 'There is also a solution to compare with:  npm run solution {id}',
    grade: 'grade:  npm run grade {id}',
  },
  progress: {
    help: `npm run progress [WHAT…] [-- OPTIONS]

Shows what you have reached so far, and what comes next. The core counts by itself;
depth and what goes beyond the unit are told apart.

WHAT: nothing for all, a chapter (ch3), an exercise (ch3/squad)
Signs: ✓ passed, … begun, · not begun

  --json        the same, for programs
  --lang es|en  the language; by default that of your system
  --help        this text

It is kept in .entre-servicios.json, beside package.json. Exit code: 0, 2 the command was wrong.
`,
    next: 'next:  {command}',
    done: 'Everything is passed.',
  },
  reset: {
    help: `npm run reset WHAT [-- OPTIONS]

Puts an exercise back as it was handed out. Asks first, and keeps a copy of your file in .backups/.

WHAT: an exercise (ch3/squad, ch3/1)

  --yes         does not ask
  --undo        puts the last copy back instead
  --adopt       for authors, without WHAT: what now stands in exercises/ is what is handed out
  --lang es|en  the language; by default that of your system
  --help        this text

Exit code: 0 done, 1 nothing was done, 2 the command was wrong.
`,
    ask: 'Put {file} back as it was handed out? A copy of yours is kept. [y/N]',
    askUndo: 'Put the last copy back as {file}? A copy of what stands there now is kept. [y/N]',
    yes: 'y|yes',
    left: 'Nothing was changed.',
    cannotAsk: 'This is no terminal, so nobody can be asked. If you mean it:  npm run reset {id} -- --yes{undo}',
    done: '{file} is as it was handed out.',
    undone: '{file} is again as in the copy.',
    copy: 'your file:  {copy}',
    restore: 'restore it: npm run reset {id} -- --undo',
    again: 'grade:      npm run grade {id}',
    sameAsStub: '{file} is as it was handed out already.',
    sameAsCopy: '{file} is the same as the last copy.',
    noStub: 'This copy of the workbook does not hold the first version of {id}; {file} was left as it is.',
    noCopy: 'There is no copy of {id} in .backups/; {file} was left as it is.',
    adopted: 'handed out from now on: {slug}',
    cannotWrite: '{file} could not be put back ({error}). Your file is as it was.',
  },
  solution: {
    help: `npm run solution WHAT [-- OPTIONS]

Shows what you would change to get from your answer to the solution; its comments say why.
After you have passed the exercise, or tried three different answers.

WHAT: an exercise (ch3/squad, ch3/1)

  --anyway      at once
  --lang es|en  the language; by default that of your system
  --help        this text

Exit code: 0 shown, 1 not shown, 2 the command was wrong.
`,
    noSolutions: 'This copy of the workbook has no solutions/: whoever gave it to you keeps them.',
    noSolution: 'There is no solution for {id} here.',
    notYet:
      'The solution of {id} is worth most after your own attempts; so far you have graded {tried} of {attempts} different ones.\n  a hint:       npm run hint {id}\n  all the same: npm run solution {id} -- --anyway',
    same: '{own} is the solution, line by line.',
    why: '- is yours, + is the solution; its comments say why. It is one way of many: what passes the checks is right.',
    again: 'grade:  npm run grade {id}',
  },
  watch: {
    help: `npm run watch [WHAT…] [-- OPTIONS]

Grades an exercise whenever you save it. One seed for all, so that nothing changes but your answer.

WHAT: nothing for all, a chapter (ch3), an exercise (ch3/squad)

  --seed N      the inputs and times; without it they are drawn once
  --runtime R   what runs your services: node (the default) or deno
  --poll        looks at the files twice a second, where file events do not arrive
  --ascii       drawings in plain ASCII
  --lang es|en  the language; by default that of your system
  --help        this text

Keys: Enter again, n new seed, h hint, a all, q quit.
Exit code: 0 after q, 130 after Ctrl-C, 2 the command was wrong.
`,
    watching: 'Watching {count} exercises; save one to have it graded.',
    watchingOne: 'Watching {file}; save it to have it graded.',
    seed: 'seed {seed}',
    keys: 'Enter again · n new seed · h hint · a all · q quit',
    newSeed: 'From now on seed {seed}.',
    nothingYet: 'Save an exercise first.',
    passed: 'Passed. Next:  {next}',
    passedAll: 'Passed, and with it everything that you watch.',
    noEvents:
      'File events do not arrive here (a network or container mount, as a rule), so the files are looked at twice a second. Enter grades at once; so does npm run grade {what} in another terminal.',
    stopped: 'Stopped watching.',
    failed: 'The grader failed and starts anew with your next save: {error}',
  },
  serve: {
    help: `npm run serve WHAT [-- OPTIONS]

Runs your service for real, on this machine alone (127.0.0.1), with the simulated services that it
calls, so that you can call it yourself. Starts it anew whenever you save.

WHAT: an exercise (ch3/squad, ch3/1)

  --port N      the port of your service; without it a free one
  --seed N      other teams, players and orders; default 1, the same every time
  --runtime R   what runs your service: node (the default) or deno
  --lang es|en  the language; by default that of your system
  --help        this text

Time is real here, and the services answer after 20 ms and without faults: for those, npm run grade.
Exit code: 130 after Ctrl-C, 1 there is nothing to run, 2 the command was wrong, 3 there is no Deno here.
`,
    listens: '{service} listens on {url}',
    consumes: '{service} consumes from its queue',
    host: '{variable}={url}',
    calls: 'Call it from another terminal:',
    live: 'Messages, as they come (Ctrl-C ends everything):',
    restarted: 'saved, started anew',
    unloadable: 'does not load: {error}',
    isFunction: '{id} is no service: there is nothing to run by itself. Run: npm run watch {id}',
    noFetch: 'exports no service: it has no default export with fetch',
    ended: 'ended by itself ({how})',
    waits: 'it starts anew when you save {place}',
    missing: 'There is no file {file}. Back as it was handed out:  npm run reset {id}',
    portInUse: 'Port {port} is taken by another program; choose another one, or leave --port out for a free one.',
    portRefused: 'Port {port} cannot be opened here ({error}); leave --port out for a free one.',
    badPort: '--port wants a whole number from 1 to 65535, not "{value}".',
    stopped: 'Stopped.',
    again: 'again:  npm run serve {id}',
  },
  cup: {
    help: `npm run cup [-- OPTIONS]

Runs the services that you have solved (chapters 3 to 6) together, as one system, for real and on
this machine alone, with the simulated services that they call and a broker. Every message is told
as it passes. Of several exercises with the same service the last solved one runs.

  --solutions   run the solutions in place of your own
  --seed N      other teams, players and orders; default 1, the same every time
  --lang es|en  the language; by default that of your system
  --help        this text

AMQP_URL names a RabbitMQ to use; without it the workbook's own broker runs.
Exit code: 130 after Ctrl-C, 1 nothing is solved yet, 2 the command was wrong.
`,
    none: 'Nothing is solved yet that could run here. It begins with any of: {known}. To see it all the same:  npm run cup -- --solutions',
    runs: 'The Cup runs:',
    missing: 'not solved yet, so not here: {services}',
    stopped: 'Everything is stopped. Again:  npm run cup',
  },
  doctor: {
    help: `npm run doctor [-- OPTIONS]

Looks at everything that the workbook needs on this machine, and says what to do about what is missing.
Signs: ✓ well, ✗ has to be mended, · for information

  --json        the same, for programs
  --lang es|en  the language; by default that of your system
  --help        this text

Exit code: 0 all is well, 1 something has to be mended, 2 the command was wrong.
`,
    well: 'All is well.',
    ill: 'To be mended: {count}. Then again:  npm run doctor',
    node: 'Node {version} runs this ({path})',
    nodeOwn: 'the Node that comes with the workbook is {version}',
    nodeNone: 'no Node came with the workbook for {platform}; the one that you have is used',
    nodeBroken: 'the Node that comes with the workbook does not start: run npm ci',
    packages: 'all packages are there',
    packagesMissing: 'packages are missing or of another version: run npm ci',
    writes: '{folder} can be written to',
    writesNot: '{folder} cannot be written to ({error}): copy the workbook to a folder of yours',
    tempNot: 'the folder for temporary files {folder} cannot be written to ({error}): set TMPDIR to another one',
    progressNot: 'progress is not kept: {file} cannot be written to ({error})',
    ports: 'ports of 127.0.0.1 can be opened',
    portsNot: 'no port of 127.0.0.1 can be opened ({error}): npm run serve will not work; look at the firewall',
    service: 'a service starts ({milliseconds} ms)',
    serviceNot: 'no service can be started: {error}',
    exercises: '{count} exercises, all of their files in exercises/',
    exercisesNot: 'missing in exercises/: {files}. Each one back with npm run reset WHAT',
    course: 'course.json makes {count} exercises count',
    tool: '{name}: {version}',
    noTool: '{name}: not here; {use}',
    uses: {
      git: 'only needed to keep versions of your work',
      deno: 'only needed to grade on Deno too',
      docker: 'only needed for a real RabbitMQ in a container',
      rabbitmq: 'only needed for a real RabbitMQ without a container',
    },
    daemon: 'its daemon does not answer',
    terminal: 'the terminal has {columns} columns',
    noTerminal: 'this is no terminal: 80 columns are assumed, and no colours',
    narrow: 'the terminal has {columns} columns: drawings are cut; 80 is better',
    utf8: 'the terminal shows UTF-8',
    noUtf8: 'the terminal seems not to show UTF-8: use npm run grade -- --ascii, or set LANG to a UTF-8 locale',
    language: 'texts are in English ({source}); --lang es changes it',
    sources: {
      option: 'as --lang says',
      course: 'as course.json says',
      locale: 'as {value} says',
      system: 'as the system says',
    },
  },
  inspect: {
    which: '--inspect wants one exercise, as in: npm run grade ch3/squad -- --inspect',
    nothing: 'Every check is passed. To look into one all the same:  npm run grade -- --inspect --replay {replay}',
    waits: 'The check "{check}" of {id} waits for a debugger at 127.0.0.1:{port}, seed {seed}.',
    how: 'VS Code: "Debug: Attach to Node Process". Chrome or Edge: open chrome://inspect and choose "Configure…", 127.0.0.1:{port}. It stops first in the grader; go on (F8) and it stops wherever your file says debugger; or has a breakpoint.',
    limit: 'No time limit applies, and virtual time stands still while you look. Ctrl-C ends it.',
    noPort: 'No port of 127.0.0.1 could be opened for the debugger ({error}).',
  },
  class: classEn,
  'class-worker': classWorkerEn,
  distribute: distributeEn,
};
