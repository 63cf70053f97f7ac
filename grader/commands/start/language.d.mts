/** `--lang es|en` in `argv` wins, then LC_ALL, LC_MESSAGES, LANG, then the system's own setting. */
export function chooseLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): 'es' | 'en';
