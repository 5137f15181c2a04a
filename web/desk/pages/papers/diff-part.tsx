import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { CasePapers } from './questions.ts'

/** Line by line: what is known, what of it the public would read, and why the rest is left out. */
export function DiffPart({ papers }: { papers: CasePapers }) {
  const { t } = useLingui()
  const format = useFormats()
  const public_ = new Map(papers.proposed.map(({ line, text }) => [line, text]))
  const why = Map.groupBy(papers.removed, ({ line }) => line)
  if (papers.full.length === 0)
    return (
      <p className="soft">
        <Trans>The timeline is empty: what the investigation writes down stands here.</Trans>
      </p>
    )
  return (
    <section className="trace-diff" aria-label={t`Full timeline and public trace`}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Full timeline, for who investigates</Trans>
            </th>
            <th scope="col">
              <Trans>What the public would read</Trans>
            </th>
            <th scope="col">
              <Trans>Taken out, and why</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {papers.full.map(({ line, text }) => {
            const left = public_.get(line) ?? null
            return (
              <tr key={line} className={left === null ? 'is-left-out' : ''}>
                <td>{text}</td>
                <td>
                  {left ?? (
                    <span className="faint">
                      <Trans>left out</Trans>
                    </span>
                  )}
                </td>
                <td className="soft">
                  {(why.get(line) ?? []).map((one) => format.text(one)).join(' · ')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
