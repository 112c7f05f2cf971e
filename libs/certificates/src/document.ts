/// <reference path="./font-types.d.ts" />
import PDFDocument from 'pdfkit';
import type { CertificateFacts } from './facts.js';
import type { CertificateFonts } from './fonts.js';

export type Pdf = PDFKit.PDFDocument;

/**
 * Opens a one-page document that declares PDF/A-3a and PDF/UA-1. Everything that a PDF says about its making comes
 * from the facts (the issue time is its creation and modification date), so the same facts give the same bytes.
 */
export function openDocument(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  paper: { width: number; height: number },
): Pdf {
  const issuedAt = new Date(facts.issuedAt);
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/A-3a',
    lang: facts.language,
    displayTitle: true,
    // No default font: otherwise Helvetica is referenced and not embedded.
    font: '',
    info: {
      Title: `Certificate of completion: ${facts.activity.title}`.normalize('NFC'),
      Author: facts.society.name.normalize('NFC'),
      Subject: `Awarded to ${facts.learner.name}`.normalize('NFC'),
      Keywords: facts.society.sample ? 'certificate, sample data, not valid for credit' : 'certificate',
      Producer: 'Cohesion',
      Creator: 'Cohesion',
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  });
  escapeMetadata(pdf);
  declareAccessibility(pdf);
  for (const [role, face] of Object.entries(fonts)) pdf.registerFont(role, face.font);
  return pdf;
}

/** Ends the document and gathers its bytes. */
export function finishDocument(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let offset = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, offset);
        offset += chunk.length;
      }
      resolve(bytes);
    });
    pdf.end();
  });
}

/** pdfkit writes the document's information into its XML metadata unescaped. */
function escapeMetadata(pdf: Pdf): void {
  const endMetadata = pdf.endMetadata.bind(pdf);
  pdf.endMetadata = () => {
    const { CreationDate, ModDate, ...words } = pdf.info;
    const escaped = Object.entries(words).map(([key, value]) => [key, xml(String(value))]);
    pdf.info = { CreationDate, ModDate, ...Object.fromEntries(escaped) };
    endMetadata();
  };
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** pdfkit declares either PDF/A or PDF/UA; PDF/A requires the second one's property to be described as well. */
function declareAccessibility(pdf: Pdf): void {
  const endSubset = pdf.endSubset.bind(pdf);
  pdf.endSubset = () => {
    endSubset();
    pdf.appendXML(`
      <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
        <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
          xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
          xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
          </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>`);
  };
}
