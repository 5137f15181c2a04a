import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useRound } from '../../shell/use-round.ts'
import { paperQuestions } from './questions.ts'
import { firstUnused, shapeOf, sheetsFrom, sheetsMax } from './sheet-plan.ts'
import { SheetView } from './sheet-view.tsx'
import { SiteChoice, useSite } from './site-choice.tsx'
import { peopleWords, useLotWords } from './use-lot-words.ts'

/** Sheets for a site to write on when no device works there: chosen, shown as they will be, printed. */
export function PrintSheets() {
  const { t } = useLingui()
  const format = useFormats()
  const lotWords = useLotWords()
  const round = useRound()
  const [asked, setAsked] = useState('')
  const { site, sites, name } = useSite(round, asked)
  const [lotFirst, setLotFirst] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [count, setCount] = useState<number | null>(5)
  const answer = useQuery({
    ...paperQuestions.lots(round ?? '', site),
    enabled: round !== null && site !== '',
  })
  const notice = useQuery(questions.rounds()).data?.rounds.find((one) => one.round === round)
  const lots = (answer.data?.lots ?? []).filter((one) => one.used < one.quantity)
  const lot = lots.find(({ first }) => first === lotFirst) ?? lots[0]
  const first = typed ?? (lot ? firstUnused(lot) : null) ?? ''
  const sheets = lot ? sheetsFrom(lot, canonicalLabel(first), count ?? 0) : []
  const choose = (change: () => void) => {
    setTyped(null)
    change()
  }
  return (
    <>
      <Panel
        title={t`Print sheets`}
        aside={
          <Button type="primary" disabled={sheets.length === 0} onClick={() => window.print()}>
            <Trans>Print on A4</Trans>
          </Button>
        }
        className="paper-form"
      >
        <div className="paper-fields">
          <SiteChoice
            id="sheet-site"
            site={site}
            sites={sites}
            onSite={(one) => choose(() => setAsked(one))}
          />
          <label htmlFor="sheet-lot">
            <Trans>Tube codes</Trans>
            <Select
              id="sheet-lot"
              value={lot?.first ?? null}
              onChange={(one) => choose(() => setLotFirst(one))}
              notFoundContent={t`This site has no unused codes`}
              options={lots.map((one) => ({
                value: one.first,
                label: `${lotWords(one)} · ${format.number(one.quantity - one.used)}`,
              }))}
            />
          </label>
          <label htmlFor="sheet-first">
            <Trans>First tube</Trans>
            <Input
              id="sheet-first"
              className="code"
              autoComplete="off"
              spellCheck={false}
              value={first}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <label htmlFor="sheet-count">
            <Trans>Sheets</Trans>
            <InputNumber
              id="sheet-count"
              precision={0}
              min={1}
              max={sheetsMax}
              value={count}
              onChange={setCount}
            />
          </label>
        </div>
        {answer.isError ? <ErrorState cause={answer.error} /> : null}
        {lot && sheets.length === 0 ? (
          <p className="late" role="alert">
            <Trans>
              No sheet begins there: give a code of this lot with its check character, and at least
              one sheet.
            </Trans>
          </p>
        ) : (
          <p className="faint">
            <Trans>
              Stick the tube with the same code to the sheet before anybody is sampled. Codes on
              paper are used nowhere else.
            </Trans>
          </p>
        )}
      </Panel>
      {lot && sheets.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls inside must be reachable by key
        <section className="sheets-frame" aria-label={t`Sheets as they are printed`} tabIndex={0}>
          <ol className="paper-sheets">
            {sheets.map((codes, at) => (
              <SheetView
                key={codes[0]}
                head={{
                  siteName: `${site} 号点 ${name}`,
                  round: round ?? '',
                  noticeId: notice?.noticeId ?? '',
                  title: { zh: notice?.titleZh ?? '', en: notice?.titleEn ?? '' },
                  people: peopleWords(lot),
                }}
                codes={codes}
                lines={shapeOf(lot).lines}
                page={at + 1}
                pages={sheets.length}
              />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}
