import type { Message } from '../notifications/notifications.service.js';
import type { Cosponsorship, CosponsorshipTurn } from './cosponsorship.entity.js';

type Letter = Readonly<{
  to: string;
  name: string;
  /** The society that is written to. */
  society: string;
  /** The other one. */
  other: string;
  cosponsorship: Pick<Cosponsorship, 'title' | 'note'>;
  /** Where to look at it. */
  address: string;
}>;

export function askedToCosponsor({ cosponsorship: { title, note }, ...letter }: Letter): Message {
  const { society, other, address } = letter;

  return written(letter, `${other} asks you to co-sponsor “${title}”`, [
    `${other} asks ${society} to co-sponsor “${title}”.`,
    ...(note === null ? [] : [`They write: ${note}`]),
    `If you accept, certificates for it name ${society} from then on, and carry its signature after that of ${other}.`,
    `Accept or decline here:\n${address}`,
  ]);
}

export function cosponsorshipTurned(
  { cosponsorship: { title }, ...letter }: Letter,
  { change, why }: Pick<CosponsorshipTurn, 'change' | 'why'>,
  isAnswered: boolean,
): Message {
  const { other, address } = letter;
  const because = why === null ? [] : [`They write: ${why}`];
  switch (change) {
    case 'accepted':
      return written(letter, `${other} co-sponsors “${title}”`, [
        `${other} accepted to co-sponsor “${title}”.`,
        `Certificates for it name ${other} from now on, and carry its signature after yours.`,
        address,
      ]);
    case 'declined':
      return written(letter, `${other} does not co-sponsor “${title}”`, [
        `${other} declined to co-sponsor “${title}”. Its certificates stay as they are.`,
        ...because,
        address,
      ]);
    case 'ended':
      return written(
        letter,
        isAnswered ? `“${title}” is no longer co-sponsored` : `“${title}”: no longer asked`,
        [
          isAnswered
            ? `${other} ended the co-sponsorship of “${title}”. What was issued until now stays as it is; new certificates carry one signature.`
            : `${other} does not ask you to co-sponsor “${title}” any more. There is nothing to do.`,
          ...because,
          address,
        ],
      );
  }
}

const written = (
  { to, name, society }: Omit<Letter, 'cosponsorship'>,
  subject: string,
  paragraphs: readonly string[],
): Message => ({
  to,
  subject,
  text: [
    `Hello ${name},`,
    ...paragraphs,
    `You get this message because you are a CE administrator of ${society}.`,
  ].join('\n\n'),
});
