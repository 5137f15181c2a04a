import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { PatientView } from './questions.ts'
import { callWords } from './words.ts'

/** Every test with the Ct of each gene of its kit, the newest first. */
export function TestTable({ tests }: { tests: PatientView['tests'] }) {
  const { t } = useLingui()
  const format = useFormats()
  if (tests.length === 0) return null
  return (
    <table className="patient-tests">
      <caption>
        <Trans>Tests</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Sampled at</Trans>
          </th>
          <th scope="col">
            <Trans>Kit</Trans>
          </th>
          <th scope="col">
            <Trans>Ct of each gene</Trans>
          </th>
          <th scope="col">
            <Trans>Says</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {tests.toReversed().map((test) => {
          const call = callWords[test.call]
          return (
            <tr key={test.id}>
              <td>{format.dayAndTime(test.at)}</td>
              <td>
                {test.kit}
                {test.from === 'hospital' ? (
                  <>
                    {' '}
                    <span className="faint">
                      <Trans>by the hospital</Trans>
                    </span>
                  </>
                ) : null}
              </td>
              <td className="code">
                {test.genes
                  .map(
                    ({ gene, ct }) => `${gene} ${ct === null ? t`no curve` : format.decimal(ct)}`,
                  )
                  .join(' · ')}
              </td>
              <td>
                <StatusTag
                  tone={
                    test.call === 'negative' ? 'ok' : test.call === 'reactive' ? 'late' : 'idle'
                  }
                >
                  {call ? t(call) : test.call}
                </StatusTag>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
