import type { Grade } from '@bihuan/core/notice/notice.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useDraft } from './use-draft.ts'

const gradeWords: Record<Grade, MessageDescriptor> = {
  a: msg`grade a, official`,
  b: msg`grade b, newspaper`,
  c: msg`grade c, reprint`,
  background: msg`not verified`,
  derived: msg`derived`,
  design: msg`our own choice`,
}

/** Where a figure comes from and how good that source is. */
export function SourceNote({ source }: { source: string }) {
  const { t } = useLingui()
  const { draft } = useDraft()
  const known = draft.sources[source]
  if (!known) return null
  return (
    <small className="source-note">
      <span className={`grade grade-${known.grade}`}>{t(gradeWords[known.grade])}</span>{' '}
      <span lang="zh-CN">{known.title}</span>
    </small>
  )
}
