import { Trans, useLingui } from '@lingui/react/macro'
import type { LoopKind, Loops } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { loopWords } from '../../../shell/words.ts'

// Every kind has its place, also with nothing open, so that nothing moves when the counts arrive.
const kinds = Object.keys(loopWords) as LoopKind[]

/** One button per kind of loop with its counts; pressing it narrows the list, again widens it. */
export function KindCounts(props: {
  counts: Loops['counts']
  kind: string
  onKind: (kind: LoopKind | '') => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <fieldset className="kinds">
      <legend className="for-ear">
        <Trans>Kinds of loop</Trans>
      </legend>
      {kinds
        .map((kind) => [kind, props.counts.find((row) => row.kind === kind)] as const)
        .map(([kind, { open = 0, overdue = 0 } = {}]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={props.kind === kind}
            className={open === 0 ? 'kind-idle' : ''}
            onClick={() => props.onKind(props.kind === kind ? '' : kind)}
          >
            <span>{t(loopWords[kind])}</span>
            <b>{format.number(open)}</b>
            {overdue > 0 ? (
              <small className="late">
                <Trans>{format.number(overdue)} overdue</Trans>
              </small>
            ) : null}
          </button>
        ))}
    </fieldset>
  )
}
