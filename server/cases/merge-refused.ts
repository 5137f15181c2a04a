import type { Words } from '@bihuan/core/notice/notice.ts'
import { Problem } from '../door/problem.ts'

/** Two cases stay two, and why. */
export const mergeRefused = ({ zh, en }: Words): Problem =>
  new Problem('case.merge-refused', {}, [{ pointer: '/into', code: 'case.merge-refused', zh, en }])
