/** The command was wrong: `message` is the sentence to say. Exit code 2. */
export class Misuse extends Error {}
