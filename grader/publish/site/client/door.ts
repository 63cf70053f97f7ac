/** The door to both languages goes on to the one that was read last, else to the browser's, where that is one of ours. */
import { recall } from './keep.ts';

const wanted = [recall('language') ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
const language = wanted.find((tag) => tag === 'es' || tag === 'en');
if (language !== undefined) location.replace(`${language}/index.html`);
