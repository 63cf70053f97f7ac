/** Figures that a reader can change: controls above the drawing, which was static until now. */
import { type Control, valuesOf } from '../../figures/figure.ts';
import { figures } from '../../figures/figures.ts';
import { words } from '../words.ts';
import { all, make, one } from './dom.ts';
import { language } from './language.ts';

for (const place of all('[data-figure]')) run(place, place.dataset.figure ?? '');

function run(place: HTMLElement, name: string): void {
  const figure = figures[name];
  const [drawing, told] = [one('.drawing', place), one('.told', place)];
  if (figure === undefined || drawing === null || told === null) return;
  const controls = figure.controls(language);
  const changes: Record<string, number | string> = {};
  const draw = (): void => {
    const { html, told: sentences } = figure.draw(valuesOf(controls, changes), language, `${place.id}-drawing`);
    drawing.innerHTML = html;
    told.replaceChildren(...sentences.map((sentence) => make('p', '', sentence)));
  };
  const form = make('div', 'controls');
  form.setAttribute('role', 'group');
  form.setAttribute('aria-label', words[language].figure.try);
  for (const control of controls) {
    form.append(
      fieldFor(control, `${place.id}-${control.name}`, (value) => {
        changes[control.name] = value;
        draw();
      }),
    );
  }
  told.setAttribute('role', 'status');
  place.prepend(form);
}

function fieldFor(control: Control, id: string, onChange: (value: number | string) => void): HTMLElement {
  const field = make('div', 'field');
  const label = make('label', '', control.label);
  label.htmlFor = id;
  const input = make('input');
  input.id = id;
  field.append(label);
  if (control.kind === 'text') {
    field.append(input);
    input.type = 'text';
    input.value = control.initial;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('autocapitalize', 'off');
    input.addEventListener('input', () => onChange(input.value));
    return field;
  }
  const { values, initial, say } = control;
  const output = make('output', '', say(initial));
  output.htmlFor.add(id);
  input.type = 'range';
  input.min = '0';
  input.max = String(values.length - 1);
  input.value = String(Math.max(0, values.indexOf(initial)));
  input.setAttribute('aria-valuetext', say(initial));
  input.addEventListener('input', () => {
    const value = values[Number(input.value)] ?? initial;
    output.textContent = say(value);
    input.setAttribute('aria-valuetext', say(value));
    onChange(value);
  });
  field.append(output, input);
  return field;
}
