import { LineChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { use as registerParts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useChart } from '../../../ui/desk/use-chart.ts'
import { fontFamily, palettes, type ThemeName } from '../../../ui/tokens.ts'

registerParts([
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])

/** A line over moments; `null` is a gene without a curve, drawn at the edge as an empty circle. */
export type CourseLine = { name: string; points: readonly (readonly [number, number])[] }
type Props = {
  genes: readonly CourseLine[]
  temperature: CourseLine
  ctAtLeast: number | null
  theme: ThemeName
  ctName: string
  day: (at: number) => string
  describe: string
}

function optionOf({ genes, temperature, ctAtLeast, theme, ctName, day }: Props) {
  const palette = palettes[theme]
  const colours = [palette.stageLaboratory, palette.info, palette.wait, palette.ink]
  const axis = {
    axisLabel: { color: palette.inkFaint, fontSize: 11 },
    nameTextStyle: { color: palette.inkFaint, fontSize: 11 },
    splitLine: { lineStyle: { color: palette.line } },
  }
  const line = (one: CourseLine, at: number, yAxisIndex: number, isDashed: boolean) => {
    const color = colours[at % colours.length] ?? palette.ink
    return {
      type: 'line' as const,
      name: one.name,
      yAxisIndex,
      data: one.points.map(([x, y]) => [x, y]),
      symbol: isDashed ? 'emptyCircle' : 'circle',
      symbolSize: 6,
      lineStyle: { color, width: 2, type: isDashed ? ('dashed' as const) : ('solid' as const) },
      itemStyle: { color },
    }
  }
  return {
    animation: false,
    textStyle: { fontFamily },
    legend: { top: 0, left: 0, textStyle: { color: palette.inkSoft, fontSize: 12 }, itemHeight: 8 },
    grid: { left: 4, right: 8, top: 48, bottom: 4, outerBoundsMode: 'same' as const },
    xAxis: {
      type: 'time' as const,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: {
        color: palette.inkFaint,
        fontSize: 11,
        hideOverlap: true,
        formatter: (at: number) => day(at),
      },
    },
    yAxis: [
      { type: 'value' as const, name: ctName, min: 10, max: 45, inverse: false, ...axis },
      {
        type: 'value' as const,
        name: '°C',
        min: 35,
        max: 42,
        ...axis,
        splitLine: { show: false },
      },
    ],
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      backgroundColor: palette.card,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
    },
    series: [
      ...genes.map((one, at) => ({
        ...line(one, at, 0, false),
        ...(at === 0 && ctAtLeast !== null
          ? {
              markLine: {
                symbol: 'none',
                silent: true,
                label: {
                  color: palette.inkSoft,
                  position: 'insideStartTop' as const,
                  formatter: `Ct ${ctAtLeast}`,
                },
                lineStyle: { color: palette.late, type: 'dashed' as const },
                data: [{ yAxis: ctAtLeast }],
              },
            }
          : {}),
      })),
      line(temperature, 3, 1, true),
    ],
  }
}

/** Ct of each gene and the temperature over time; what it shows stands beside it as a table. */
export default function CourseChart(props: Props) {
  const box = useChart(() => optionOf(props))
  return <div ref={box} className="course-chart" role="img" aria-label={props.describe} />
}
