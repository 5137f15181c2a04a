import { useLingui } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { Kind } from './questions.ts'
import { kindWords } from './words.ts'

/** What somebody is, as word, shape and colour; a dash where nobody decided. */
export function KindTag({ kind }: { kind: Kind | null }) {
  const { t } = useLingui()
  if (kind === null) return <span className="faint">–</span>
  const { tone, word } = kindWords[kind]
  return <StatusTag tone={tone}>{t(word)}</StatusTag>
}
