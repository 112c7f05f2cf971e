import type { Mail } from './mail.entity.js';

export function presentInbox(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({ id, recipient, subject, createdAt }) =>
      `<li><a href="/dev/mail/${id}">${escape(subject)}</a> to ${escape(recipient)}, ${time(createdAt)}</li>`,
  );

  return page(
    'Mail sent by this installation',
    rows.length > 0 ? `<ol>${rows.join('\n')}</ol>` : '<p>Nothing has been sent yet.</p>',
  );
}

export function presentMail({ recipient, subject, body, createdAt, sentAt }: Mail): string {
  const delivery = sentAt ? `Taken by the mail server, ${time(sentAt)}` : 'Kept here';

  return page(
    subject,
    `<p>To ${escape(recipient)}, ${time(createdAt)}. ${delivery}.</p>
<pre style="white-space: pre-wrap">${linked(body)}</pre>
<p><a href="/dev/mail">All mail</a></p>`,
  );
}

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;

const time = (instant: Date): string => `<time>${instant.toISOString()}</time>`;

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** Addresses become links; everything around them stays text. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join('');
