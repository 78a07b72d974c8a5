"""Names of units: what a text writes, and the one name that stands for it in a literal."""

from __future__ import annotations


def _reverse(table: dict[str, str]) -> dict[str, str]:
    """``{"kg": "公斤 千克"}`` as ``{"公斤": "kg", "千克": "kg"}``; an underscore stands for a blank."""
    return {word.replace("_", " "): unit for unit, words in table.items() for word in words.split()}


_METRIC = "kg g mg t kt oz km m cm mm nm ft mi ha km2 m2 m3 l ml W kW MW GW Wh kWh MWh GWh TWh V kV mA Ah mAh Hz kHz"
_OTHERS = "MHz GHz KB MB GB TB PB Mbps Gbps °C °F bar Pa kPa MPa dB rpm mph km/h m/s hp TEU"

SYMBOLS = {
    **{symbol: symbol for symbol in f"{_METRIC} {_OTHERS}".split()},
    **_reverse({"lb": "lb lbs", "km2": "km²", "m2": "m² sqm sq_m", "ft2": "sq_ft", "m3": "m³", "l": "L", "ml": "mL"}),
    **_reverse({"°C": "℃ °_C", "km/h": "kph", "basis_point": "bps"}),
}
"""Case matters here: mW is no MW."""

NOUNS = _reverse(
    {
        "kg": "kilogram kilograms kilogramme kilogrammes kilo kilos",
        "g": "gram grams",
        "t": "tonne tonnes ton tons metric_ton metric_tons",
        "lb": "pound pounds",
        "oz": "ounce ounces",
        "km": "kilometer kilometers kilometre kilometres",
        "m": "meter meters metre metres",
        "cm": "centimeter centimeters centimetre centimetres",
        "mm": "millimeter millimeters millimetre millimetres",
        "mi": "mile miles",
        "ft": "foot feet",
        "in": "inch inches",
        "ha": "hectare hectares",
        "acre": "acre acres",
        "km2": "square_kilometer square_kilometers square_kilometre square_kilometres",
        "m2": "square_meter square_meters square_metre square_metres",
        "ft2": "square_foot square_feet",
        "mi2": "square_mile square_miles",
        "m3": "cubic_meter cubic_meters cubic_metre cubic_metres",
        "l": "liter liters litre litres",
        "gal": "gallon gallons",
        "bbl": "barrel barrels",
        "W": "watt watts",
        "kW": "kilowatt kilowatts",
        "MW": "megawatt megawatts",
        "GW": "gigawatt gigawatts",
        "kWh": "kilowatt-hour kilowatt-hours kilowatt_hours",
        "MWh": "megawatt-hour megawatt-hours megawatt_hours",
        "MB": "megabyte megabytes",
        "GB": "gigabyte gigabytes",
        "TB": "terabyte terabytes",
        "°C": "degrees_celsius degree_celsius",
        "°F": "degrees_fahrenheit degree_fahrenheit",
        "km/h": "kilometers_per_hour kilometres_per_hour",
        "mph": "miles_per_hour",
        "percentage_point": "percentage_point percentage_points",
        "basis_point": "basis_point basis_points",
        "business_day": "business_day business_days working_day working_days trading_day trading_days",
        "years_old": "year_old year-old years_old years_of_age",
        "units": "unit units piece pieces pcs",
        "sets": "set sets",
        "shares": "share shares",
        "votes": "vote votes",
        "pages": "page pages",
        "copies": "copy copies",
        "times": "times",
        "people": "person persons people",
        "children": "child children",
        "women": "woman women",
        "men": "man men",
        "staff": "staff",
        "aircraft": "aircraft",
    }
)

_COUNTED = (
    "employee worker customer client user student teacher engineer member patient resident visitor passenger "
    "subscriber supplier partner shareholder director doctor nurse soldier volunteer participant household family "
    "store shop office branch factory plant warehouse restaurant hotel school university hospital country city "
    "state company subsidiary firm bank project product model vehicle car truck bus train ship plane device "
    "machine server robot phone home house building apartment room seat bed site station location book film movie "
    "song album episode game match goal article patent contract order case death job position language island "
    "licence license ticket container pallet box bottle bag"
).split()


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


COUNTED = {form: noun for noun in _COUNTED for form in (noun, _plural(noun))}
"""Counted nouns: the unit of "350 employees" is the noun in the singular."""

HAN_UNITS = _reverse(
    {
        "kg": "公斤 千克",
        "g": "克",
        "mg": "毫克",
        "t": "吨 公吨",
        "jin": "斤",
        "lb": "磅",
        "km": "公里 千米",
        "m": "米 公尺",
        "cm": "厘米 公分",
        "mm": "毫米",
        "mi": "英里",
        "ft": "英尺",
        "nmi": "海里",
        "km2": "平方公里 平方千米",
        "m2": "平方米 平方公尺",
        "ha": "公顷",
        "mu": "亩",
        "m3": "立方米 立方公尺",
        "l": "升",
        "ml": "毫升",
        "W": "瓦",
        "kW": "千瓦",
        "MW": "兆瓦",
        "GW": "吉瓦",
        "kWh": "千瓦时 度电",
        "MWh": "兆瓦时",
        "Hz": "赫兹",
        "°C": "摄氏度 ℃ °C",
        "percentage_point": "个百分点 百分点",
        "basis_point": "个基点 基点",
        "business_day": "个工作日 工作日 个交易日",
        "years_old": "岁",
        "times": "次",
        "fold": "倍",
        "pages": "页",
        "copies": "册 份",
        "shares": "股",
        "votes": "票",
        "units": "台 件 部 只 支 枚",
        "sets": "套",
        "vehicle": "辆",
        "aircraft": "架",
        "ship": "艘",
        "people": "人 名 位",
        "household": "户",
        "company": "家 家公司 家企业",
        "employee": "名员工 位员工 个员工 员工 名职工 名雇员",
        "student": "名学生",
        "teacher": "名教师",
        "engineer": "名工程师",
        "customer": "名客户 家客户 个客户",
        "supplier": "家供应商",
        "subsidiary": "家子公司",
        "store": "家门店 家分店",
        "factory": "家工厂",
        "hospital": "家医院 所医院",
        "bank": "家银行",
        "school": "所学校",
        "university": "所大学",
        "city": "座城市 个城市",
        "country": "个国家",
        "project": "个项目",
        "seat": "个席位 个座位",
        "shareholder": "名股东",
        "director": "名董事",
        "member": "名成员 个成员 名会员",
        "passenger": "名乘客",
        "user": "名用户 个用户",
    }
)
