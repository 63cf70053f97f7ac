import { Host } from '../../network/host.ts';
import { type Cup, secretOf } from '../data.ts';
import { Keys, keyOf, type Outcome, responseOf } from '../wire/idempotency.ts';
import { bodyOf, mailAddress, text } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

export interface MailRequest {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The id of what the mail is about (an order, a training): by it the checks count. */
  readonly about: string;
}

export interface MailOptions {
  /** While it says so every request is answered with 503 and nothing is sent. Default: never. */
  readonly unable?: () => boolean;
}

/**
 * Sends mails. With an Idempotency-Key one mail a key; without one a mail a request, as mail services do.
 * The effect `mail-sent` has `about` as its key and the mail, its id and its `idempotency_key` as its detail.
 */
export function mailHost(cup: Pick<Cup, 'seed'>, { unable = () => false }: MailOptions = {}): Host {
  return new Host('mail', (host) => {
    const keys = new Keys(() => host.now());
    let sent = 0;
    const send = (mail: MailRequest, key?: string): Outcome => {
      sent += 1;
      const id = `mail-${secretOf(cup, `mail/${sent}`, 8)}`;
      const { to, subject, about } = mail;
      host.did('mail-sent', about, { id, to, subject, text: mail.text, ...(key ? { idempotency_key: key } : {}) });
      return { status: 201, body: { id, to, about }, headers: { Location: `/mails/${id}` } };
    };
    return serve('mail', {
      'POST /mails': async (call) => {
        if (unable()) return new Response(null, { status: 503 });
        const key = keyOf(call);
        const mail = await bodyOf<MailRequest>(call, { to: mailAddress, subject: text, text, about: text });
        return key === undefined ? responseOf(send(mail)) : keys.once(key, mail, 0, () => send(mail, key));
      },
    });
  });
}
