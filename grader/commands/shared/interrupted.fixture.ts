/**
 * The exit code of a command that a test has interrupted with `child.kill('SIGINT')`. On Windows there is no signal to
 * send: there it ends the process without a word.
 */
export const INTERRUPTED: number | null = process.platform === 'win32' ? null : 130;
