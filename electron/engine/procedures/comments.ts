import {
  getComment,
  insertComment,
  listComments,
  removeComment,
  updateComment,
} from '../../db/repositories/comments.ts'
import type { AreaHandlers } from '../handlers.ts'

/** What researchers say to each other of codings, configurations, elements and theory versions. */
export const commentHandlers: AreaHandlers<'comments'> = {
  'comments.list': (db, input) => listComments(db, input),
  'comments.create': (db, input, researcherId) => {
    const commentId = insertComment(db, input, researcherId)
    return { value: getComment(db, commentId), label: 'Write a comment' }
  },
  'comments.update': (db, input) => {
    const before = getComment(db, input.commentId)
    updateComment(db, input)
    const value = getComment(db, input.commentId)
    if (value.isResolved === before.isResolved) return { value, label: 'Change a comment' }
    return { value, label: value.isResolved ? 'Settle a comment' : 'Open a comment again' }
  },
  'comments.remove': (db, { commentId }) => {
    getComment(db, commentId)
    removeComment(db, commentId)
    return { value: { commentId }, label: 'Remove a comment' }
  },
}
