import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useRound } from '../../shell/use-round.ts'

const tubesShown = 12

/** The tubes of a box that is under way or was just received: somewhere to begin without a label in the hand. */
export function LatestBox() {
  const { t } = useLingui()
  const round = useRound()
  const recalled = useQuery({
    ...questions.recalls(round ?? ''),
    enabled: round !== null,
    retry: false,
  })
  const feed = useQuery(questions.feed()).data?.happenings ?? []
  const boxes = useQuery({
    ...questions.boxes(round ?? '', 1),
    enabled: round !== null,
    retry: false,
  }).data?.boxes
  const told = feed.find(({ facts }) => typeof facts.box === 'string')?.facts.box
  const code = typeof told === 'string' ? told : (boxes?.[0]?.box ?? '')
  const box = useQuery({ ...questions.box(code), enabled: code !== '', retry: false }).data
  const pools = recalled.data?.recalls.slice(0, tubesShown / 2) ?? []
  return (
    <div className="tube-hints">
      {box ? (
        <Panel
          title={
            <>
              <Trans>Tubes of box</Trans>{' '}
              <Link to={`/boxes/${code}`} className="code">
                {code}
              </Link>
            </>
          }
        >
          <ul className="codes">
            {box.tubes.slice(0, tubesShown).map((tube) => (
              <li key={tube}>
                <Link to={`/tubes/${tube}`} className="code">
                  {tube}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {pools.length > 0 ? (
        <Panel title={t`Tubes under recall`}>
          <ul className="codes">
            {pools.map(({ tube }) => (
              <li key={tube}>
                <Link to={`/tubes/${tube}`} className="code">
                  {tube}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  )
}
