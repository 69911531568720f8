import { z } from 'zod'
import { Nothing, workspace } from './procedure.ts'

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of the interface's text, in per cent of the usual one. */
  textSize: z.number().min(50).max(300),
  /** Size of transcripts, as a factor of the usual one. */
  readingSize: z.number().min(0.5).max(3),
  /** Characters in a line of a transcript, about. */
  lineLength: z.number().min(40).max(120),
  /** Minutes without a touch after which an encrypted project is locked; 0 for never. */
  lockAfter: z.int().min(0).max(240),
  /** What the title of the window says: the project's title may name a study that is nobody's business. */
  windowTitle: z.enum(['project', 'program']),
  /** Minutes after which a copy is taken off the clipboard; 0 for when the project closes, null for never. */
  clearCopiedAfter: z.int().min(0).max(240).nullable(),
})
/** How this computer's window looks, when it locks and what it leaves on the clipboard; nothing of any project. */
export type Preferences = z.infer<typeof Preferences>

export const preferences = {
  'preferences.get': workspace({
    summary: 'How the window looks on this computer.',
    input: Nothing,
    output: Preferences,
  }),
  'preferences.set': workspace({
    summary: 'Changes how the window looks on this computer.',
    input: z.strictObject(Preferences.partial().shape),
    output: Preferences,
  }),
}
