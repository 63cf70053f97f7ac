import { words } from '../words.ts';
import { all, make } from './dom.ts';
import { language } from './language.ts';

/** Milliseconds for which a button says what it did. */
const SAID = 2000;

/** Puts a button on every block of code and beside every command. */
export function addCopyButtons(within: ParentNode): void {
  for (const figure of all('figure.code', within)) {
    const code = figure.querySelector('code');
    if (code !== null) figure.append(buttonFor(code));
  }
  for (const command of all('[data-copy]', within)) command.after(buttonFor(command));
}

function buttonFor(source: HTMLElement): HTMLButtonElement {
  const { copy, copied, notCopied } = words[language].code;
  const button = make('button', 'copy', copy);
  button.type = 'button';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    button.textContent = (await put(source)) ? copied : notCopied;
    setTimeout(() => {
      button.textContent = copy;
    }, SAID);
  });
  return button;
}

/** Where a page may not write to the clipboard (file://, some browsers) the text is selected and copied the old way. */
async function put(source: HTMLElement): Promise<boolean> {
  const text = source.textContent ?? '';
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const selection = getSelection();
    const range = document.createRange();
    range.selectNodeContents(source);
    selection?.removeAllRanges();
    selection?.addRange(range);
    return document.execCommand('copy');
  }
}
