/** Chapters → files of the site. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assets } from './assets.ts';
import { chapterPage, contentsPage, doorPage } from './pages.ts';
import { indexScript } from './search-index.ts';
import { LANGUAGES, type Site } from './site.ts';
import { styles } from './styles.ts';

/** Every file of the site by its path, with `/`: its text. `slides` is where the contents find the slides, if anywhere. */
export async function renderSite(
  site: Site,
  { slides }: { readonly slides?: string } = {},
): Promise<ReadonlyMap<string, string>> {
  const scripts = assets();
  const files = new Map<string, string>([['index.html', doorPage()]]);
  for (const language of LANGUAGES) {
    files.set(`${language}/index.html`, contentsPage(site, language, slides));
    for (const page of site.pages[language]) files.set(`${language}/${page.slug}.html`, chapterPage(site, page));
    files.set(`assets/index-${language}.js`, indexScript(site, language));
  }
  for (const [name, text] of await scripts) files.set(`assets/${name}`, text);
  // Last: it has a rule for each colour that the pages' code took.
  files.set('assets/site.css', styles());
  return files;
}

/** Writes what differs from what is there, deletes what does not belong there, and gives the paths of both. */
export function writeSite(files: ReadonlyMap<string, string>, folder: string): string[] {
  const changed: string[] = [];
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (textOf(file) === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    changed.push(name);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (!entry.isFile() || files.has(name)) continue;
    rmSync(path.join(folder, name));
    changed.push(name);
  }
  return changed;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
