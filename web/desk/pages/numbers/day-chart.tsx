import { BarChart, LineChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { use as registerParts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useChart } from '../../../ui/desk/use-chart.ts'
import { fontFamily, palettes, type ThemeName } from '../../../ui/tokens.ts'

registerParts([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])

export type DaySeries = {
  name: string
  values: (number | null)[]
  /** `band` is drawn upward from the series before it, `floor` invisibly beneath a band. */
  look: 'bar' | 'line' | 'dots' | 'floor' | 'band'
}
type Props = {
  days: string[]
  series: DaySeries[]
  /** From this day on nothing is whole: shaded, and said beneath. */
  shadeFrom: number | null
  shadeWord: string
  /** A line across, such as R = 1. */
  level: number | null
  theme: ThemeName
  number: (value: number) => string
}

function optionOf({ days, series, shadeFrom, level, theme, number }: Props) {
  const palette = palettes[theme]
  const colours = [
    palette.stageLaboratory,
    palette.info,
    palette.wait,
    palette.late,
    palette.stageSampled,
    palette.inkFaint,
    palette.ink,
    palette.ok,
  ]
  const first = days[shadeFrom ?? -1]
  const last = days.at(-1)
  const shade =
    first === undefined || last === undefined
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: palette.waitSoft, opacity: 0.55 },
            label: {
              show: true,
              color: palette.wait,
              fontSize: 11,
              position: 'insideTop' as const,
            },
            data: [[{ xAxis: first }, { xAxis: last }]] as [{ xAxis: string }, { xAxis: string }][],
          },
        }
  const across =
    level === null
      ? {}
      : {
          markLine: {
            symbol: 'none',
            silent: true,
            label: { show: false },
            lineStyle: { color: palette.late, type: 'dashed' as const },
            data: [{ yAxis: level }],
          },
        }
  const shown = series.filter(({ look }) => look !== 'floor')
  return {
    animation: false,
    textStyle: { fontFamily },
    legend: {
      type: 'scroll' as const,
      top: 0,
      left: 0,
      right: 0,
      data: shown.map(({ name }) => name),
      textStyle: { color: palette.inkSoft, fontSize: 12 },
      itemHeight: 8,
    },
    grid: { left: 4, right: 12, top: 34, bottom: 4, outerBoundsMode: 'same' as const },
    xAxis: {
      type: 'category' as const,
      data: days,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.inkFaint, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value' as const,
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.inkFaint, fontSize: 11, formatter: number },
    },
    // Text drawn on the canvas: a tooltip of HTML would need style attributes, which the content security policy forbids.
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: palette.card,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : '–'),
    },
    series: [
      // What the marks hang on: on a bar an area covers whole days, on a line it would begin and end at noon.
      {
        type: 'bar' as const,
        data: [],
        stack: 'cases',
        silent: true,
        tooltip: { show: false },
        ...shade,
        ...across,
      },
      ...series.map(({ name, values, look }, at) => {
        const color = colours[at % colours.length] ?? palette.ink
        if (look === 'bar')
          return {
            type: 'bar' as const,
            name,
            data: values,
            stack: 'cases',
            barCategoryGap: '18%',
            itemStyle: { color },
          }
        const isBand = look === 'floor' || look === 'band'
        return {
          type: 'line' as const,
          name,
          data: values,
          showSymbol: look === 'dots',
          symbol: 'emptyCircle',
          symbolSize: 6,
          silent: isBand,
          tooltip: { show: !isBand },
          ...(isBand ? { stack: 'band' } : {}),
          lineStyle: { color: palette.ink, width: look === 'line' ? 2 : 0 },
          itemStyle: {
            color: look === 'dots' ? palette.wait : isBand ? palette.info : palette.ink,
          },
          ...(look === 'band' ? { areaStyle: { color: palette.info, opacity: 0.22 } } : {}),
        }
      }),
    ],
  }
}

/** Bars, lines and a band over days; fills the box around it and follows its size. */
export default function DayChart(props: Props) {
  const box = useChart(() => optionOf(props))
  return (
    <>
      <div ref={box} className="numbers-chart" aria-hidden="true" />
      {props.shadeFrom === null ? null : (
        <p className="numbers-note">
          <span className="numbers-shade" aria-hidden="true" /> {props.shadeWord}
        </p>
      )}
    </>
  )
}
