import { setTimeout as pause } from 'node:timers/promises';

/** The newest link to a page of the portal that was mailed to this address, as /dev/mail shows it. */
export async function mailedLink(address: string, recipient: string, page: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await (await fetch(`${address}/dev/mail`)).text();
    for (const [, id] of list.matchAll(/href="\/dev\/mail\/([^"]+)"/g)) {
      const mail = await (await fetch(`${address}/dev/mail/${id}`)).text();
      const link = new RegExp(`href="([^"]*${page}\\?token=[^"]+)"`).exec(mail)?.[1];
      if (link && mail.includes(recipient)) return link.replaceAll('&amp;', '&');
    }
    await pause(100);
  }
  throw new Error(`No mail to ${recipient} leads to ${page}`);
}
