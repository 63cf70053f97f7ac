/** Network errors as Node's fetch throws them: `TypeError: fetch failed`, what happened in its cause. */
import os from 'node:os';
import { own } from './intrinsics.ts';

/** Names of undici's own errors, by code; errors of the system are plain ones. */
const NAMES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  UND_ERR_SOCKET: 'SocketError',
  UND_ERR_HEADERS_TIMEOUT: 'HeadersTimeoutError',
  UND_ERR_BODY_TIMEOUT: 'BodyTimeoutError',
};
const NUMBERS: Readonly<Record<string, number>> = { __proto__: null as never, ...os.constants.errno };
/** libuv's own number, which no system has. */
const NAME_NOT_FOUND = -3008;

/** The error of a socket to `place` (`rabbitmq:5672`), as Node's net has it. */
export function connectionError(code: string, place: string): Error {
  const [syscall, message] =
    code === 'ECONNREFUSED' ? ['connect', `connect ${code} ${place}`] : ['read', `read ${code}`];
  const error = new Error(message);
  const number = NUMBERS[code];
  if (number !== undefined) own(error, 'errno', -number);
  own(error, 'code', code);
  own(error, 'syscall', syscall);
  return error;
}

/** A TypeError whose cause has `code` (none where it is empty), and the fields of a system error where it is one. */
export function networkError(message: string, code: string, detail: string): TypeError {
  const cause = new Error(detail);
  if (NAMES[code]) own(cause, 'name', NAMES[code], false);
  const number = NUMBERS[code];
  const [syscall = '', , place = ''] = detail.split(' ');
  if (number !== undefined || code === 'ENOTFOUND') {
    own(cause, 'errno', number === undefined ? NAME_NOT_FOUND : -number);
    own(cause, 'code', code);
    own(cause, 'syscall', syscall);
    if (syscall === 'getaddrinfo') own(cause, 'hostname', place);
    if (syscall === 'connect') {
      own(cause, 'address', place.split(':')[0]);
      own(cause, 'port', Number(place.split(':')[1]));
    }
  } else if (code !== '') own(cause, 'code', code);
  return new TypeError(message, { cause });
}
