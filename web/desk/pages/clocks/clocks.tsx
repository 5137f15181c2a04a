import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { BoardPart } from './board-part.tsx'
import { CasesPart } from './cases-part.tsx'
import { SpeedsPart } from './speeds-part.tsx'
import { useFilter, type View } from './use-filter.ts'
import './clocks.css'

/** What is open of cases, contacts and requests: who owes it and by when; each case with its clocks; the six speeds. */
export function ClocksPage() {
  const { t } = useLingui()
  const { view, change } = useFilter()
  useTitle(t`Clocks`)
  return (
    <div className="clocks">
      <PageHead
        title={t`Clocks`}
        aside={<SavedViews />}
        line={<Trans>Who, by when: read from the facts, nothing is ticked off by hand</Trans>}
      />
      <div className="clocks-bar">
        <Segmented<View>
          aria-label={t`Part of the page`}
          value={view}
          options={[
            { value: 'board', label: t`Board` },
            { value: 'cases', label: t`By case` },
            { value: 'speeds', label: t`Six speeds` },
          ]}
          onChange={(next) => change({ view: next })}
        />
        <AreaChoice />
      </div>
      {view === 'board' ? <BoardPart /> : view === 'cases' ? <CasesPart /> : <SpeedsPart />}
    </div>
  )
}

function AreaChoice() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { filter, change } = useFilter()
  const own = actor?.areaCode ?? ''
  const below = useQuery({ ...questions.areas(own), enabled: own.length === 4 }).data?.areas ?? []
  if (below.length === 0) return null
  return (
    <label className="clocks-area" htmlFor="clocks-area">
      <Trans>District</Trans>
      <Select
        id="clocks-area"
        value={filter.area}
        onChange={(area) => change({ area })}
        options={[
          { value: '', label: t`The whole city` },
          ...below.map(({ code, name }) => ({ value: code, label: format.area(code, name) })),
        ]}
      />
    </label>
  )
}
