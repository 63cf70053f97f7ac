/** `--lang es|en` in `argv` wins, then course.json, then LC_ALL, LC_MESSAGES, LANG, then the system's own setting. */
export function chooseLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  course?: 'es' | 'en' | undefined,
): 'es' | 'en';

/** What course.json says; undefined where it says nothing that can be understood. */
export function courseLanguage(): 'es' | 'en' | undefined;
