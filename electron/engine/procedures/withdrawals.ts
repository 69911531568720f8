import { basename, extname } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { sheetOf } from '../../../shared/reports/paper.ts'
import type { AreaHandlers } from '../handlers.ts'
import { recordExport } from '../record-export.ts'
import { certificateReport, certificateText } from '../withdrawal/certificate.ts'
import { carryOut, previewWithdrawal } from '../withdrawal/withdraw.ts'
import { writeOut } from '../write-out.ts'

/** Participants who withdraw: what goes, its erasure, and the certificate of it. */
export const withdrawalHandlers: AreaHandlers<'withdrawals'> = {
  'withdrawals.preview': (_db, { participantId }, session) =>
    previewWithdrawal(session, participantId),
  'withdrawals.carryOut': carryOut,
  'withdrawals.saveCertificate': async (session, { path, certificate }) => {
    const ending = extname(path).toLowerCase()
    if (ending !== '.txt' && ending !== '.pdf' && ending !== '.docx') {
      throw new AppError('format_unsupported', 'A certificate must end in .txt, .pdf or .docx.', {
        ending,
      })
    }
    const content =
      ending === '.txt'
        ? certificateText(certificate)
        : await session.writeReport(
            certificateReport(certificate),
            ending,
            sheetOf('A4', 'portrait', false),
          )
    const bytes = await writeOut(session, path, content)
    recordExport(session, { product: 'certificate', path, tells: 'unquoted' })
    return { fileName: basename(path), bytes }
  },
}
