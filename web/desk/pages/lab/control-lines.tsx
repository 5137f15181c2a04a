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

export type DrawnLine = {
  name: string
  values: (number | null)[]
  /** `dots`: unconnected points. */
  look: 'line' | 'dashed' | 'dots'
}
type Props = {
  labels: string[]
  lines: DrawnLine[]
  /** Horizontal lines beyond which a chart signals. */
  limits: number[]
  theme: ThemeName
  number: (value: number) => string
}

function optionOf({ labels, lines, limits, theme, number }: Props) {
  const palette = palettes[theme]
  const reach = Math.max(0, ...limits) * 1.1
  const colours = [palette.stageLaboratory, palette.ink, palette.wait]
  return {
    animation: false,
    textStyle: { fontFamily },
    legend: {
      top: 0,
      left: 0,
      textStyle: { color: palette.inkSoft, fontSize: 12 },
      itemHeight: 8,
    },
    grid: { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: 'same' as const },
    xAxis: {
      type: 'category' as const,
      data: labels,
      axisLine: { lineStyle: { color: palette.lineStrong }, onZero: false },
      axisTick: { show: false },
      axisLabel: { color: palette.inkFaint, fontSize: 11 },
    },
    yAxis: {
      type: 'value' as const,
      scale: true,
      ...(reach === 0
        ? {}
        : {
            // The limits are always on the picture, also while all is quiet.
            min: ({ min }: { min: number }) => Math.floor(Math.min(min, -reach)),
            max: ({ max }: { max: number }) => Math.ceil(Math.max(max, reach)),
          }),
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.inkFaint, fontSize: 11, formatter: number },
    },
    // Text drawn on the canvas: a tooltip of HTML would need style attributes, which the content security policy forbids.
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      backgroundColor: palette.card,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : '–'),
    },
    series: lines.map(({ name, values, look }, at) => {
      const color = colours[at] ?? palette.ink
      return {
        type: 'line' as const,
        name,
        data: values,
        showSymbol: look === 'dots',
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: {
          color,
          width: look === 'dots' ? 0 : 2,
          type: look === 'dashed' ? ('dashed' as const) : ('solid' as const),
        },
        itemStyle: { color },
        ...(at === 0 && limits.length > 0
          ? {
              markLine: {
                symbol: 'none',
                silent: true,
                label: { show: false },
                lineStyle: { color: palette.late, type: 'dashed' as const },
                data: limits.map((limit) => ({ yAxis: limit })),
              },
            }
          : {}),
      }
    }),
  }
}

/** Lines over plates with their limits; fills the box around it and follows its size. */
export default function ControlLines(props: Props) {
  const box = useChart(() => optionOf(props))
  return <div ref={box} className="control-lines" />
}
