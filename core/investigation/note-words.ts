import type { Activity, Mask, TransportKind } from './item.ts'

/** Words of a note that say what was done. The first of each is its usual word. */
export const activityWords: Readonly<Record<Activity, readonly string[]>> = {
  home: ['在家', '回家', '到家'],
  work: ['上班', '工作', '加班', '值班', '下班'],
  study: ['上学', '上课', '自习', '补课'],
  meal: [
    '吃饭',
    '用餐',
    '就餐',
    '聚餐',
    '早饭',
    '午饭',
    '晚饭',
    '早餐',
    '午餐',
    '晚餐',
    '宵夜',
    '喝酒',
    '喝茶',
    '喝咖啡',
  ],
  shopping: ['购物', '买菜', '买东西', '逛街', '买药'],
  leisure: ['游玩', '看电影', '唱歌', '打牌', '打麻将', '聚会', '上网', '理发', '洗澡', '按摩'],
  meeting: ['开会', '会议', '培训', '面试'],
  worship: ['礼拜', '烧香'],
  care: ['看病', '就诊', '就医', '输液', '住院', '陪护'],
  test: ['核酸', '做核酸', '采样'],
  exercise: ['锻炼', '跑步', '健身', '打球', '游泳', '散步', '跳舞'],
  lodging: ['住宿', '入住', '住店'],
  delivery: ['取快递', '拿快递', '寄快递', '送货', '送外卖', '取外卖'],
  other: [],
}

/** Acts to which people come together on purpose. */
export const gatheringWords: readonly string[] = [
  '聚餐',
  '聚会',
  '开会',
  '会议',
  '培训',
  '打牌',
  '打麻将',
  '唱歌',
  '婚礼',
  '葬礼',
  '宴会',
]

/** Complaints as people name them; of no one disease. */
export const symptomWords: readonly string[] = [
  '发热',
  '发烧',
  '咳嗽',
  '咽痛',
  '嗓子疼',
  '乏力',
  '头痛',
  '头疼',
  '流涕',
  '流鼻涕',
  '鼻塞',
  '腹泻',
  '拉肚子',
  '呕吐',
  '皮疹',
  '畏寒',
  '肌肉酸痛',
  '嗅觉减退',
  '味觉减退',
  '胸闷',
  '气促',
]

export const maskWords: Readonly<Record<Mask, readonly string[]>> = {
  worn: ['戴口罩', '戴了口罩', '全程戴口罩', '一直戴口罩', '口罩', '戴着口罩'],
  'not-worn': [
    '没戴口罩',
    '未戴口罩',
    '不戴口罩',
    '没口罩',
    '无口罩',
    '没有戴口罩',
    '没有口罩',
    '未戴',
  ],
  partly: ['部分戴口罩', '有时戴口罩', '摘过口罩', '没全程戴口罩', '未全程戴口罩'],
}

/** Rides that are named by a word alone. */
export const rideWords: Readonly<Record<TransportKind, readonly string[]>> = {
  plane: ['飞机', '坐飞机', '航班'],
  train: ['火车', '高铁', '动车', '坐火车', '坐高铁'],
  coach: ['大巴', '长途车', '长途汽车', '客车', '班车'],
  ship: ['轮船', '坐船', '客轮', '渡轮'],
  taxi: ['出租车', '打车', '网约车', '滴滴', '的士', '顺风车'],
  car: ['私家车', '自驾', '开车', '坐车'],
  bus: ['公交', '公交车', '坐公交'],
  metro: ['地铁', '坐地铁'],
  bicycle: ['骑车', '自行车', '单车', '共享单车', '电动车', '骑电动车'],
  walk: ['步行', '走路'],
  lift: ['电梯', '坐电梯'],
}

/** Who somebody is to the case. */
export const relationWords: readonly string[] = [
  '妻子',
  '老婆',
  '丈夫',
  '老公',
  '爱人',
  '父亲',
  '爸爸',
  '母亲',
  '妈妈',
  '儿子',
  '女儿',
  '孩子',
  '哥哥',
  '弟弟',
  '姐姐',
  '妹妹',
  '爷爷',
  '奶奶',
  '外公',
  '外婆',
  '姥姥',
  '姥爷',
  '岳父',
  '岳母',
  '公公',
  '婆婆',
  '孙子',
  '孙女',
  '亲戚',
  '家人',
  '室友',
  '同事',
  '同学',
  '朋友',
  '邻居',
  '老师',
  '领导',
  '客户',
  '司机',
  '服务员',
  '男朋友',
  '女朋友',
  '老乡',
  '战友',
  '房东',
]

// The usual ones; 平 and 谐 are left out, because 和平路 and 和谐家园 are places.
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const doubled = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
]

// What ends the name of a place and hardly ever that of a person.
const placeEnds = /[路街道店院馆园区城场楼厦校村镇站厅室所局寺桥山湖县市省]$/

/** Whether a word can be a Chinese name in full, or as one calls an acquaintance: 张三, 欧阳明, 老王, 小李. */
export function isName(word: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(word) || placeEnds.test(word)) return false
  if (/^[老小阿]\p{Script=Han}$/u.test(word)) return surnames.includes(word.slice(1))
  if (doubled.some((one) => word.startsWith(one))) return word.length > 2
  return surnames.includes(word.slice(0, 1)) && word.length <= 3
}
