import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useTheme } from '../../../shell/preferences.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import type { PatientView } from './questions.ts'
import { TestTable } from './test-table.tsx'
import { useNoteWords } from './use-note-words.ts'

const CourseChart = lazy(() => import('./course-chart.tsx'))

/** The line of each gene of each kit; a gene without a curve is drawn where its kit says that it is absent. */
function linesOf(tests: PatientView['tests']) {
  const names = new Set(
    tests.flatMap(({ kit, genes }) => genes.map(({ gene }) => `${gene} · ${kit}`)),
  )
  return [...names].map((name) => ({
    name,
    points: tests.flatMap(({ at, kit, genes, call }) =>
      genes.flatMap(({ gene, ct, cutoff }): [number, number][] =>
        `${gene} · ${kit}` === name && call !== 'invalid' ? [[Date.parse(at), ct ?? cutoff]] : [],
      ),
    ),
  }))
}

/** The course of an illness: Ct of every gene and the temperature as a picture, and everything that was written down. */
export function CoursePart({ view }: { view: PatientView }) {
  const { t } = useLingui()
  const format = useFormats()
  const theme = useTheme()
  const sayNote = useNoteWords()
  const { tests, notes } = view
  const temperatures = notes.flatMap(({ at, note }): [number, number][] =>
    note.kind === 'course' && note.temperature !== null
      ? [[Date.parse(at), note.temperature / 10]]
      : [],
  )
  const asked = view.discharge.conditions.find(({ kind }) => kind === 'tests')
  const figure = /Ct ≥ ([\d.]+)/.exec(asked?.needs ?? '')?.[1]
  return (
    <Panel title={t`Course`}>
      {tests.length === 0 && temperatures.length === 0 ? (
        <EmptyState title={t`Nothing is written down yet`}>
          <Trans>The first figures of the day make the picture.</Trans>
        </EmptyState>
      ) : (
        <Suspense fallback={<Skeleton rows={6} />}>
          <CourseChart
            genes={linesOf(tests)}
            temperature={{ name: t`Body temperature`, points: temperatures }}
            ctAtLeast={figure === undefined ? null : Number(figure)}
            theme={theme}
            ctName={t`Ct`}
            day={(at) => format.day(at)}
            describe={t`Ct of each gene and temperature by day; the figures stand in the tables below`}
          />
        </Suspense>
      )}
      <TestTable tests={tests} />
      <ol className="patient-lines">
        {notes.toReversed().map((one) => (
          <li key={one.id}>
            <b>{format.dayAndTime(one.at)}</b> · {sayNote(one.note)}{' '}
            <span className="faint">{one.by}</span>
            {one.note.words && one.note.kind !== 'treatment' ? (
              <p className="patient-words">{one.note.words}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
