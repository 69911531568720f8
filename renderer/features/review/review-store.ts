import { create } from 'zustand'
import type { Stage } from '../../../shared/review/stages.ts'

/** What the place of the review shows. */
export type ReviewView =
  | 'references'
  | 'duplicates'
  | 'screening'
  | 'conflicts'
  | 'appraisal'
  | 'flow'

interface ReviewState {
  view: ReviewView
  referenceId: string | null
  stage: Stage
}

/** Where in a review somebody is; it stays where it was left. */
export const useReview = create<ReviewState>()(() => ({
  view: 'references',
  referenceId: null,
  stage: 'abstract',
}))
