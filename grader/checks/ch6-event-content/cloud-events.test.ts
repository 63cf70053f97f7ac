import { expect, it } from 'vitest';
import { complaintOf, isStructured } from './cloud-events.ts';

const event = { specversion: '1.0', id: '7', source: '/warehouse', type: 'order.packaged', data: {} };

it('finds nothing wrong with the four required attributes', () => {
  expect(complaintOf(event)).toBeNull();
  expect(
    complaintOf({ ...event, dataschema: 'https://cup.example/schemas/order.packaged/1', traceparent: 'x' }),
  ).toBeNull();
});

it('does not let the library make up what is missing', () => {
  for (const name of Object.keys(event).filter((one) => one !== 'data')) {
    expect(complaintOf({ ...event, [name]: undefined })).toContain(`'${name}'`);
  }
  expect(complaintOf({ ...event, id: '' })).toContain("'id'");
});

it('names what is not in the standard', () => {
  expect(complaintOf({ ...event, specversion: '0.3' })).toBe('specversion "0.3"');
  expect(complaintOf({ ...event, dataschema: 1 })).toBe('/dataschema must be string,null');
  expect(complaintOf({ ...event, dataSchema: 'x' })).toContain('dataSchema');
  expect(complaintOf('text')).toBe('no JSON object');
});

it('tells the structured mode by the content type, whatever its parameters', () => {
  expect(isStructured('Application/CloudEvents+JSON; charset=utf-8')).toBe(true);
  expect(isStructured('application/cloudevents-batch+json')).toBe(false);
  expect(isStructured('application/json')).toBe(false);
});
