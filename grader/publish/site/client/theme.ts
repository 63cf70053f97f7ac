/** Runs before the page is painted: the reader's colours, and the mark by which the style sheets know of scripts. */
import { recall } from './keep.ts';

const root = document.documentElement;
root.classList.add('scripts');
const theme = recall('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
