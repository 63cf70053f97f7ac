import type { Culture } from './names.ts';
import type { Country } from './shapes.ts';

/** A country that a player may come from, and how people there are called. */
export interface Origin extends Country {
  readonly culture: Culture;
}

const listed: Record<Culture, string> = {
  spanish:
    'AR Argentina|BO Bolivia|CL Chile|CO Colombia|CR Costa Rica|EC Ecuador|ES España|GT Guatemala|HN Honduras|MX México|PA Panamá|PE Perú|PY Paraguay|UY Uruguay|VE Venezuela',
  portuguese: 'AO Angola|BR Brasil|CV Cabo Verde|MZ Moçambique|PT Portugal',
  french: 'BE Belgique|CI Côte d’Ivoire|CM Cameroun|FR France|ML Mali|SN Sénégal',
  english: 'AU Australia|CA Canada|GB Great Britain|GH Ghana|JM Jamaica|NG Nigeria|NZ New Zealand|US United States',
  german: 'AT Österreich|CH Schweiz|DE Deutschland',
  nordic: 'DK Danmark|FO Føroyar|IS Ísland|NO Norge|SE Sverige',
  slavic: 'CZ Česko|HR Hrvatska|PL Polska|SI Slovenija|SK Slovensko',
  turkish: 'TR Türkiye',
  vietnamese: 'VN Việt Nam',
  greek: 'CY Κύπρος|GR Ελλάδα',
  cyrillic: 'BG България|MK Северна Македонија|RS Србија|UA Україна',
  arabic: 'DZ الجزائر|EG مصر|JO الأردن|MA المغرب|QA قطر|SA السعودية|TN تونس',
  chinese: 'CN 中国',
  japanese: 'JP 日本',
  korean: 'KR 대한민국',
  indic: 'IN भारत|NP नेपाल',
};

/** The countries that players come from: ISO 3166-1 alpha-2 codes, names as the country itself writes them. */
export const origins: readonly Origin[] = Object.entries(listed).flatMap(([culture, countries]) =>
  countries.split('|').map((entry) => ({
    code: entry.slice(0, 2),
    name: entry.slice(3),
    culture: culture as Culture,
  })),
);
