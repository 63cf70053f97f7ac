/** What `npm run class` and `npm run distribute` say in English, and the pages that they write. */
export const classEn = {
  help: `npm run class SUBMISSIONS -- --out DIR [OPTIONS]

Grades a whole class. SUBMISSIONS is a folder with one submission a student: a folder, a zip or
tar (.tar, .tgz, .tar.gz), a bare git repository, or loose files as Canvas hands them over. The
name is the student's; "ana.attempt-2.zip" is the second attempt of ana. Only exercise files are
taken, with the workbook's folders or without. Run it again: what is graded is not graded again.

  --out DIR           where results go; the same folder goes on where it was
  --what WHAT         which exercises (ch3, ch3/squad; may be repeated); else those of course.json
  --jobs N            how many at the same time (as many as this machine has cores)
  --seed SECRET       any text; without it one is drawn and kept in DIR/class.json
  --publish           tell students the seed, so that they can repeat what was graded
  --checks DIR        further checks that only you have
  --policy FILE       weights, what students see, lateness, attempts, the scale of marks (JSON)
  --dates FILE        a CSV with the columns student, submitted, due (and attempt)
  --comments FILE     a CSV with the columns student, comment
  --roster FILE       a CSV with the column student: who is missing
  --canvas FILE       the gradebook that Canvas exported; canvas.csv is the one to import
  --assignment TITLE  with --canvas: the head of its column, as in "Homework 1 (12345)"
  --regrade STUDENT   grade this student anew (may be repeated)
  --shard N/M         only share N of M, for one of M machines with the same --seed
  --merge DIR         take over what another machine graded into its --out (may be repeated)
  --questions         questions on drawings of each student's own run, with a key for you
  --queue URL         let workers grade (npm run class-worker), over this RabbitMQ: amqp://…
  --lang es|en        the language of this, and of the pages for students
  --help              this text

In DIR: grades.csv, report.html, feedback/, records/, gradescope/, junit.xml, answers/.
Exit code: 0 everyone is graded or refused by name, 2 the command was wrong, 3 there were errors
of ours (nobody gets a mark for those: run it again), 130 stopped (run it again to go on).
`,
  noSubmissions: 'Which folder of submissions? As in: npm run class submissions -- --out results',
  oneFolder: 'One folder of submissions, please; "{word}" is one too many. Exercises go with --what.',
  noFolder: 'There is no folder "{value}" ({path}).',
  noOut: 'Where should the results go? As in: npm run class {submissions} -- --out results',
  outInside: 'The folder for results ({out}) must not lie in that of submissions, nor the other way round.',
  outTaken: 'The folder {out} holds something else than results of a class. Name an empty or a new one.',
  outBroken: 'The results could not be written to {out}: {error}',
  badJobs: '--jobs wants a whole number from 1 to 256, not "{value}".',
  badShard: '--shard wants a share and how many there are, as in 2/5, not "{value}".',
  shardSeed: '--shard needs --seed: all machines must grade with the same secret.',
  noFile: 'The file {file} could not be read ({error}).',
  badQueue: '--queue wants the URL of a RabbitMQ, as in amqp://user:password@host, not "{value}".',
  noQueue: 'No RabbitMQ could be reached at {host} ({error}).',
  noWorkers:
    'No worker waits for jobs yet. On one machine or several, with this same workbook: npm run class-worker -- --queue URL',
  noMerge: 'There are no results of a class in "{value}": --merge wants the --out of another machine.',
  noColumn: 'The file {file} has no column "{column}" in its first line. It has: {known}.',
  badDate: '{file}, line {line}: "{value}" is no date in the column "{column}". As in 2026-11-23T18:00-03:00.',
  noAssignment:
    '--canvas and --assignment go together, as in: --canvas gradebook.csv --assignment "Homework 1 (12345)"',
  badRegrade: 'There is no submission of "{student}" to grade anew.{near}',
  inFile: '{file}: {fault}',
  faults: {
    notJson: 'it is not JSON that can be read ({error}).',
    unknownField: 'there is no field "{field}". These exist: {known}.',
    badValue: '{field} cannot be {value}. Possible: {known}.',
    unknownCheck: '"{id}" is no exercise and no check that is graded here.',
    badScale: 'the scale must rise: lowest ≤ pass ≤ highest, with passAt between 0 and 1.',
    canvasColumns: 'it has no column "{name}". Export the gradebook from Canvas and use that file.',
    canvasAssignment: 'it has no column "{assignment}". Columns of assignments: {known}.',
    extraNothing: 'there is no NAME.exercise.ts in {folder}.',
    extraLoad: '{file} does not load: {error}',
    extraTaken: '{file}: there is an exercise {id} already; choose another id, such as {id}-hidden.',
    extraSlug: '{file}: its slug {slug} is that of no exercise of the workbook, so no file would answer it.',
    extraNoCheck: 'the file {file} is missing.',
  },
  refusals: {
    link: 'There is a link where only files may be ({path}). Hand in the file itself.',
    special: '{path} is no ordinary file. Hand in ordinary files.',
    outside: 'A path leads out of the submission ({path}). Pack the folder exercises/ again.',
    tooLarge: '{path} has more than {limit} KiB. An answer needs a few.',
    archiveTooLarge: '{path} has more than {limit} MiB. Hand in exercises/ without node_modules.',
    bomb: 'Unpacked it would have more than {limit} MiB. Hand in exercises/ without node_modules.',
    tooMany: 'There are more than {limit} files. Hand in exercises/ without node_modules.',
    encrypted: '{path} is encrypted. Pack it without a password.',
    unreadable: 'It could not be read ({error}). Pack it again, and try to unpack it before handing it in.',
    format: '{path}: this is not a format that is read. Hand in a folder, a .zip, a .tar.gz or a .ts file.',
    ambiguous: 'Two different files could be {file}: {one} and {other}. Hand in one of them.',
    twice:
      'There are several submissions of {student}: {paths}. Name attempts {student}.attempt-1, {student}.attempt-2.',
    noGit: 'It is a git repository, and there is no git on the machine that grades.',
    nothing: 'No exercise file was found. Expected: {known}.',
  },
  page: {
    title: 'Results of {student}',
    mark: 'Mark',
    markOf: '{mark} of {highest}',
    points: 'Points',
    weighted: 'Weighted points',
    of: '{earned} of {possible}',
    late: 'Late',
    lateOf: '{days} d: {percent} % less',
    attempt: 'Attempt that counts',
    checks: 'The checks',
    check: 'Check',
    status: 'Result',
    statuses: {
      passed: 'passed',
      failed: 'not yet',
      blocked: 'waits on another',
      error: 'could not tell',
      skipped: 'left out',
    },
    printed: 'What the service printed:',
    hidden: '{count} more checks are not shown here; they count.',
    hiddenOne: 'One more check is not shown here; it counts.',
    comment: 'Comment',
    refused: 'Nothing could be graded. {why}',
    error: 'This could not be graded because of an error of the grader. It does not count against you.',
    missing: 'Nothing was submitted.',
    seed: 'To repeat it: npm run grade -- --seed {seed}',
  },
  outcomes: { graded: 'graded', refused: 'refused', error: 'error of ours', missing: 'nothing submitted' },
  report: {
    title: 'Report on the class',
    submitted: 'Submitted',
    graded: 'Graded',
    refused: 'Refused',
    errors: 'Errors of ours',
    missing: 'Nothing submitted',
    median: 'Median mark',
    passed: 'Passed',
    passedOf: '{count} of {all} (with {pass} or more)',
    sandbox: 'Sandbox',
    canary: 'The grader judged known answers wrongly: do not publish these marks',
    notGraded: 'Not graded, by name',
    ours: 'Error of ours: {detail}',
    distribution: 'Distribution',
    distributionCaption: 'How many students have which mark',
    mark: 'Mark',
    count: 'Students',
    missed: 'Checks most missed',
    missedCaption: 'Checks that answers failed, the most missed first, with what lies behind it most often',
    noneMissed: 'No answer failed any check.',
    check: 'Check',
    failed: 'Not yet',
    waiting: 'Waiting',
    of: 'Of',
    behind: 'What lies behind it, and what the services did',
    students: 'Students',
    studentsCaption: 'Everyone, with a link to their page',
    student: 'Student',
  },
  questions: {
    title: 'Questions for {student}',
    intro:
      'The drawings show your own services, as they were graded. Answer on this page, without running anything; what you know of your program is enough.',
    question: 'Question {number} · {exercise}',
    asked: {
      next: 'The drawing stops here. What happens next?',
      waited: 'How long did the client wait for its answer?',
      inFlight: 'How many calls from one service to another were in flight at the same time, at most?',
      first: 'Whose answer came first?',
      line: 'Look at this message: {message}. Which part of your program sends it, and what does your service do if no answer ever comes?',
    },
    nothing: 'nothing more: this is the end',
    keyTitle: 'Questions and answers',
    keyIntro:
      'For you alone. The questions for students are in questions/; the spoken one is for five minutes with each of them.',
    right: 'Right: {letter}, {answer}',
    line: 'Line {line}: {code}',
    spoken: 'Spoken ({exercise}): {ask}',
    listen: 'Listen for: {listen}',
    none: 'No run that could be asked about.',
    written: 'Questions: {folder}; the answers: {key}',
  },
  sandboxed: 'Sandbox: {name}, around each process of a service.',
  queued: 'Sandbox: that of the workers; the report names it.',
  permissions:
    "Sandbox: none; Node's permission model alone keeps answers in check. Do not grade strangers so: install bubblewrap.",
  grading: 'graded {done} of {all}',
  left: 'about {time} left',
  seconds: '{count} s',
  minutes: '{count} min',
  merged: '{count} results taken over from {folder}.',
  done: 'Submitted {submitted}: graded {graded}, refused {refused}, errors of ours {errors}. Missing: {missing}.',
  fresh: 'Files graded now: {graded}; known before: {known}.',
  refused: 'refused: {student}: {why}',
  error: 'error of ours: {student}: {why}',
  missing: 'missing: {students}',
  canary: 'The grader judged an answer wrongly that it knows, so no mark is to be trusted: {fault}',
  canvasUnknown: 'Not in the gradebook of Canvas, or twice: {students}',
  stopped: 'Stopped. What is graded is kept; the same command goes on.',
  results: 'Results: {out}',
  drawn: 'A secret seed was drawn; it is in {file}. Keep it until the marks are published.',
};

export const distributeEn = {
  help: `npm run distribute [WHAT…] -- --out DIR

Makes the copy for students: the workbook without solutions (worked examples stay, chapters show
them), without right and wrong answers, with the chosen exercises as they begin.

WHAT: nothing for those of course.json (or all), a chapter (ch3), an exercise (ch3/squad)

  --out DIR     a new or empty folder
  --lang es|en  the language; by default that of your system
  --help        this text

Exit code: 0 made, 2 the command was wrong.
`,
  noOut: 'Where should the copy go? As in: npm run distribute -- --out ../workbook-2027',
  notEmpty: 'The folder {out} is not empty. Name a new one.',
  inside: 'The folder {out} lies in the workbook. Name one outside of it.',
  noSolutions: 'This is a copy for students already: it has no solutions.',
  made: 'The copy for students is in {out}: {count} exercises, {files} files.',
  next: 'Try it: cd {out} && npm test',
};

export const classWorkerEn = {
  help: `npm run class-worker -- --queue URL [OPTIONS]

Grades what npm run class puts on a queue, until Ctrl-C. As many machines as you like; each needs
this same workbook. A job whose worker dies goes to another one.

  --queue URL    the RabbitMQ: amqp://user:password@host
  --jobs N       how many at the same time (as many as this machine has cores)
  --checks DIR   the same further checks as the class has
  --lang es|en   the language; by default that of your system
  --help         this text

Exit code: 0 stopped, 2 the command was wrong, 3 the RabbitMQ could not be reached.
`,
  whichQueue: 'Which RabbitMQ? As in: npm run class-worker -- --queue amqp://user:password@host',
  ready: 'Waiting for jobs at {host}, grader {version}. Ctrl-C ends it.',
  done: '{exercise}: graded',
  failed: '{exercise}: error of ours: {detail}',
};
