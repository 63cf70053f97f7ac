/**
 * The language of what a person reads: `--lang es|en` wins, then LC_ALL, LC_MESSAGES and LANG as POSIX orders them,
 * then the system's own setting (Windows has none of the three). Spanish where that says es, English anywhere else.
 */
export function chooseLanguage(argv, environment) {
  const locale = askedFor(argv) || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || systemLocale();
  return /^es(?![a-z])/i.test(locale) ? 'es' : 'en';
}

function askedFor(argv) {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at === -1) return undefined;
  return argv[at] === '--lang' ? argv[at + 1] : argv[at].slice('--lang='.length);
}

function systemLocale() {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
