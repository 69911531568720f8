import { useFileRequest } from '../../store/files.ts'
import { FileDialog } from './FileDialog.tsx'

/** Our own file chooser, for hosts without the system's; mounted once, by the shell. */
export function FileChooser() {
  const request = useFileRequest(state => state.request)
  return request && <FileDialog key={request.purpose} request={request} />
}
