import { Injectable } from '@nestjs/common';
import { renderTranscript, type TranscriptFacts } from '@cohesion/certificates';
import type { Transcript } from '@cohesion/contracts';
import { CertificateFontFiles, certificatePaper } from '../../certificates/certificate-fonts.service.js';
import { oneLine } from '../../platform/one-line.js';
import { AppError } from '../../platform/problem.js';
import type { Society } from '../../societies/societies.service.js';
import { formatInWords, licenseInWords } from './words.js';

/** As many as the page has room for; the JSON has them all. */
const mostTotals = 24;
const mostRows = 2000;

/** The transcript on paper, made when it is asked for: from stored rows, without a queue. */
@Injectable()
export class TranscriptPdf {
  constructor(private readonly fonts: CertificateFontFiles) {}

  /**
   * The same transcript gives the same bytes. A character that no font has is printed as its number, such as [U+1F600]: an
   * unusual title must not keep anyone from her transcript.
   */
  render(transcript: Transcript, society: Readonly<Society>): Uint8Array {
    const fonts = this.fonts.parsed();
    const paper = { paper: certificatePaper };
    const first = renderTranscript(
      factsOf(transcript, society, (text) => text),
      fonts,
      paper,
    );
    if (first.ok) return first.pdf;
    const spelled = new Map(
      first.characters.map(({ character, codePoints }) => [character, `[${codePoints}]`]),
    );
    const spell = (text: string): string =>
      [...spelled].reduce((words, [character, instead]) => words.replaceAll(character, instead), text);
    const second = renderTranscript(factsOf(transcript, society, spell), fonts, paper);
    if (!second.ok) throw new AppError('glyph-missing', second.characters);

    return second.pdf;
  }
}

function factsOf(
  transcript: Transcript,
  society: Readonly<Society>,
  spell: (text: string) => string,
): TranscriptFacts {
  const { person, license, cycle, rows, requirements, remarks, notice } = transcript;
  const say = (text: string, most: number): string => oneLine(spell(text.normalize('NFC')), most);

  return {
    language: 'en-US',
    issuer: {
      name: say(society.name, 120),
      brandColor: society.brand.color,
      timeZone: society.timeZone,
      sample: society.sample,
    },
    person: { name: say(person.name, 200), license: say(licenseInWords(license), 160) },
    cycle: cycle.start && cycle.end ? { from: cycle.start, to: cycle.end } : null,
    totals: requirements.slice(0, mostTotals).map(({ name, sentence }) => ({
      label: say(name, 60),
      value: say(valueOf(name, sentence), 80),
    })),
    rows: rows.slice(0, mostRows).map((row) => ({
      date: row.completedOn,
      title: say(row.title, 250),
      provider: say(row.provider ?? '', 160),
      hours: row.recorded,
      kind: formatInWords(row.format),
      counted: say(row.sentence, 400),
    })),
    unit: 'hours',
    finalSay: say([...remarks, notice].join(' '), 600),
    madeAt: transcript.madeAt,
  };
}

/** "2.0 of 5.0 hours, 3.0 to go" of "Ethics: 2.0 of 5.0 hours, 3.0 to go." */
function valueOf(name: string, sentence: string): string {
  const rest = sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;

  return rest.replace(/\.$/, '').replace(/^./u, (letter) => letter.toUpperCase());
}
