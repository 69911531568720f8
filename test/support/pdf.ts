import PDFDocument from 'pdfkit'

type Options = NonNullable<ConstructorParameters<typeof PDFDocument>[0]>

/** Draws a small PDF in memory, A4 with margins of 72 points, in Helvetica 10. */
export async function makePdf(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: Options = {},
): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, ...options })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const end = new Promise(resolve => pdf.once('end', resolve))
  pdf.font('Helvetica').fontSize(10)
  draw(pdf)
  pdf.end()
  await end
  return Buffer.concat(chunks)
}

/** Prints lines one below the other, each exactly where it is told. */
export function printLines(
  pdf: PDFKit.PDFDocument,
  lines: readonly string[],
  { x = 72, y = 100, step = 12 } = {},
): void {
  for (const [index, line] of lines.entries()) {
    pdf.text(line, x, y + index * step, { lineBreak: false })
  }
}
