import { readFileSync } from 'node:fs';

/**
 * The language of what a person reads: `--lang es|en` wins, then `course.json`, then LC_ALL, LC_MESSAGES and LANG as
 * POSIX orders them, then the system's own setting (Windows has none of the three). Spanish where that says es,
 * English anywhere else.
 */
export function chooseLanguage(argv, environment, course = courseLanguage()) {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = askedFor(argv) || course || LC_ALL || LC_MESSAGES || LANG || systemLocale();
  return /^es(?![a-z])/i.test(locale) ? 'es' : 'en';
}

/** What course.json says; undefined where it says nothing that can be understood, which is told elsewhere. */
export function courseLanguage() {
  try {
    const { language } = JSON.parse(readFileSync(new URL('../../../course.json', import.meta.url), 'utf8'));
    return language === 'es' || language === 'en' ? language : undefined;
  } catch {
    return undefined;
  }
}

function askedFor(argv) {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at === -1) return undefined;
  return argv[at] === '--lang' ? argv[at + 1] : argv[at].slice('--lang='.length);
}

function systemLocale() {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
