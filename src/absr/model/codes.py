"""Every problem code there is: its usual severity and the facts its message may use.

Codes are stable: a code is never used for something else, and never renamed. Letters: F file
and project settings, H header, V value, X across records, I indicator, P privacy, L legal,
U a request that cannot be understood, M what the machine prevents. The words are in the
catalogue (`wording`), one entry per code and language.
"""

from __future__ import annotations

from absr.model.problem import Severity
from absr.model.record import NamedTuple


class Code(NamedTuple):
    """What is known of a code without words."""

    severity: Severity
    facts: tuple[str, ...] = ()
    """Names the message may use, besides file, sheet, cells, value and suggestion."""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    # -- files
    "F001": Code(_E),  # not found or unreadable
    "F002": Code(_E),  # empty
    "F003": Code(_E, ("kind",)),  # not a workbook: pdf, image, html, text, csv, docx, ods, zip
    "F004": Code(_E),  # protected by a password
    "F005": Code(_E, ("cause", "part")),  # damaged or truncated
    "F006": Code(_E, ("allowed", "limit")),  # too large once unpacked
    "F007": Code(_E, ("part",)),  # forbidden XML declaration
    "F008": Code(_E),  # lock file of an open workbook (~$)
    "F009": Code(_W),  # stray cells far from the table, not read
    "F010": Code(_E, ("form",)),  # old .xls
    "F011": Code(_E),  # no sheet with data
    "F012": Code(_I),  # macros present, not read
    "F013": Code(_E),  # nothing recognised: no sheet of a known kind
    "F014": Code(_E),  # a format that absr does not read (its ending)
    "F015": Code(_I),  # a hidden sheet, not read
    "F016": Code(_I),  # the workbook is open elsewhere: what is not saved is not read
    "F017": Code(_W),  # part names that would lead out of the file
    "F018": Code(_I),  # formulas that point at other workbooks
    "F019": Code(_W),  # a workbook of the project that was refused, or changed since it was read
    "F020": Code(_I),  # a CSV file read as Windows-1252
    "F021": Code(_E),  # a CSV file in which a quotation mark is never closed
    "F022": Code(_I, ("kind",)),  # the ending is not that of the content; read all the same
    "F023": Code(_I),  # a CSV file read as Mac Roman
    "F024": Code(_W),  # lines of a CSV file in an older encoding than the others
    "F025": Code(_W),  # a CSV file whose letters had been spoilt by two encodings; repaired
    "F026": Code(_W),  # records of a CSV file that are not written by the rule; mended
    "F027": Code(_E),  # records of a CSV file wider than the headings; left out
    "F028": Code(_E),  # a Word document without any table
    "F029": Code(_I, ("count", "kind")),  # what stands outside the tables, not taken
    "F030": Code(_E),  # JSON that is no directory of services
    "F031": Code(_E),  # a compressed folder inside another
    "F033": Code(_E),  # no column of absr
    "F034": Code(_E, ("list_en", "list_fr")),  # no value of the list
    "F035": Code(_E),  # neither a part of the file nor a list
    "F036": Code(_I),  # a file whose corrected copy was read since
    "F037": Code(_W),  # the annotated copy could not be written
    "F038": Code(_I),  # a file of which Excel could not hold a copy
    "F039": Code(_E),  # a blank form for telephones, not the answers to it
    "F041": Code(_E, ("areas", "name", "rows")),  # a published file without the commune
    "F042": Code(_W, ("count",)),  # lines of a published file that are not as wide as its heading
    "F043": Code(_E),  # a published file without any variable that the indicators need
    # -- absr.yaml
    "F101": Code(_E),  # not valid YAML
    "F102": Code(_E),  # the same key twice
    "F103": Code(_E),  # a tag, an anchor or an alias
    "F104": Code(_W, ("section",)),  # unknown key
    "F105": Code(_E, ("expected", "key")),  # a value that cannot be
    "F106": Code(_E, ("key",)),  # a required key is missing
    "F107": Code(_E),  # too long or too deep
    "F108": Code(_W, ("set",)),  # a commune of a set that does not exist
    "F109": Code(_W),  # a territory to compare with that does not exist
    # -- the project's own indicators
    "F110": Code(_E, ("column", "kind", "sign")),  # a formula that cannot be read
    "F111": Code(_W, ("indicator",)),  # a variable that no catalogue and no file knows
    "F112": Code(_E, ("expected", "key", "kind")),  # an indicator that cannot be used
    # -- headers
    "H101": Code(_E, ("heading_en", "heading_fr")),  # required column missing
    "H102": Code(_E, ("first", "first_column")),  # two columns for one field
    "H103": Code(_I),  # unknown column, not taken
    "H104": Code(_W),  # hidden column, not taken
    "H105": Code(_W),  # a column with content but without heading
    "H106": Code(_I),  # merged cells, their value taken for all their rows
    "H107": Code(_I),  # a column of statements on a sheet without any words
    "H108": Code(_I),  # the number of an interview, on its first row only
    "H109": Code(_I),  # a column of interviews on a sheet of what was said in them
    "H110": Code(_I),  # several statements on a row: each is given the themes of the row
    "H111": Code(_W),  # interviews without a number, told apart by who and when
    "H112": Code(_I),  # words without a nature, taken as stories
    "H113": Code(_I, ("column_en", "column_fr")),  # the name of the sheet gives a value
    "H114": Code(_I, ("column_en", "column_fr")),  # a question taken for a column
    "H115": Code(_W),  # an export of interviews without any words
    "H116": Code(_E, ("choices_en", "choices_fr")),  # a decision that names several columns
    "H117": Code(_E),  # two decisions on the same words
    "H118": Code(_E),  # a decision whose words name somebody
    "H119": Code(_E),  # a decision without words or without meaning
    "H120": Code(_E, ("tool",)),  # an export whose questions are unknown, or codes
    "H121": Code(_W),  # needs and resources without a column for their theme
    "H122": Code(_I),  # rows hidden or filtered out, read all the same
    "H123": Code(_W, ("count", "names", "vintage")),  # variables that a census file lacks
    "H124": Code(_W),  # incomes of which the file does not say how they are counted
    "H125": Code(_I, ("count", "names")),  # measures of Melodi that absr does not know
    "H126": Code(_I),  # titles and headings that give a value to what stands below
    "H127": Code(_I),  # codes that a legend explains
    "H128": Code(_I, ("column_en", "column_fr", "count", "total")),  # known by its content
    "H129": Code(_I),  # formulas without result that look a code up in a list
    # -- values
    "V101": Code(_E, ("column_en", "column_fr")),  # required cell empty
    "V102": Code(_E, ("column_en", "column_fr")),  # no such date
    "V103": Code(_E, ("column_en", "column_fr")),  # no theme of the project
    "V104": Code(_E, ("column_en", "column_fr")),  # not in the list
    "V105": Code(_W, ("column_en", "column_fr")),  # not in the project's list, kept as written
    "V106": Code(_E, ("column_en", "column_fr", "maximum", "minimum")),  # no whole number in bounds
    "V107": Code(_W, ("column_en", "column_fr")),  # a date to come
    "V108": Code(_E, ("column_en", "column_fr")),  # an error value of the spreadsheet
    "V109": Code(_W, ("column_en", "column_fr")),  # a date in words, kept as text
    "V110": Code(_W),  # control characters replaced
    "V111": Code(_E, ("column_en", "column_fr")),  # a formula never computed
    "V112": Code(_E, ("column_en", "column_fr")),  # neither yes nor no
    "V113": Code(_E, ("column_en", "column_fr")),  # no quantity (a number, not below zero)
    "V114": Code(_E, ("column_en", "column_fr")),  # neither a number nor a reason for its absence
    "V115": Code(_E, ("column_en", "column_fr")),  # a name where a number of a person is asked
    "V116": Code(_W, ("column_en", "column_fr")),  # a date in words, not taken
    "V117": Code(_W, ("column_en", "column_fr")),  # a zero lost at the beginning, put back
    "V118": Code(_E, ("column_en", "column_fr")),  # a number of which a spreadsheet lost digits
    "V119": Code(_E, ("column_en", "column_fr")),  # a date where something else was typed
    "V120": Code(_W, ("column_en", "column_fr")),  # a remark beside an answer, not taken
    "V121": Code(_E, ("column_en", "column_fr")),  # no clear permission: a refusal is kept
    "V122": Code(_W, ("column_en", "column_fr")),  # an approximate number
    "V123": Code(_W, ("column_en", "column_fr")),  # a range, not taken
    "V124": Code(_E, ("column_en", "column_fr")),  # thousands or decimals
    "V125": Code(_W, ("column_en", "column_fr")),  # several days, the first is kept
    "V126": Code(_I, ("column_en", "column_fr")),  # words that say there is nothing
    # -- across records
    "X201": Code(_E, ("column_en", "column_fr", "first", "first_value", "ref")),
    "X202": Code(_W, ("first",)),  # the same statement twice
    "X203": Code(_E, ("other",)),  # the same number in another source, with another content
    "X204": Code(_W, ("gone", "held", "interviews")),  # more than a fifth of a source is gone
    "X205": Code(_E),  # an interview that does not exist
    "X206": Code(_W, ("listed", "said")),  # more persons listed than persons met
    "X207": Code(
        _E, ("kind_en", "kind_fr", "sheet_en", "sheet_fr")
    ),  # a record that does not exist
    "X208": Code(_E, ("placed", "right")),  # a college placed more dots than it was given
    "X209": Code(_W),  # a resource that nobody cites
    "X210": Code(_W),  # an action that says not what it answers
    "X211": Code(
        _E, ("column_en", "column_fr", "first", "first_cell", "first_en", "first_fr")
    ),  # dates out of order
    "X212": Code(_W, ("first",)),  # one person in two colleges
    "X213": Code(_W),  # a pilot met in no interview
    "X214": Code(_I),  # somebody came without an invitation
    "X215": Code(_W, ("first",)),  # one number for two persons
    "X216": Code(_W),  # the prose of the narrative cites a record that does not exist
    "X217": Code(_W, ("first",)),  # names decided to be one, and to be two
    "X218": Code(_W, ("first",)),  # a theme decided for a statement that now has another
    "X219": Code(_W, ("first", "kept")),  # names that are one, kept under two names
    "X220": Code(_E, ("first", "first_value")),  # two files that tell one thing otherwise
    "X224": Code(_W, ("column_en", "column_fr", "first")),  # the same words, told otherwise
    "X225": Code(_W),  # a second coding of a statement that does not exist
    "X226": Code(_W),  # « none » beside a theme, in a second coding
    "X235": Code(_W),  # an actor that works with itself, an interview that advised itself
    "X236": Code(_W, ("advised", "held")),  # a meeting advised by an interview held after it
    "X240": Code(_W, ("column_en", "column_fr")),  # an answer to what was never asked
    "X241": Code(_W, ("first",)),  # data received and refused
    "X242": Code(_W),  # a refusal without its reason
    "X230": Code(_E, ("other", "theme", "word")),  # a sub-theme that was taken out before
    # -- indicators
    "I501": Code(_W),  # a percentage below 0 or above 100
    "I502": Code(_W),  # a percentage below 1, perhaps written as a fraction
    "I503": Code(_E, ("first",)),  # one indicator in two units
    "I520": Code(_W, ("computed_en", "computed_fr", "first", "indicator")),  # sheet against file
    "I521": Code(_W),  # an indicator that absr.yaml asks for, and nothing has
    "I504": Code(_W, ("count",)),  # codes of communes that had lost their first zero
    "I505": Code(_W, ("count",)),  # a territory on several lines that do not agree
    "I506": Code(_I, ("count",)),  # a territory on several lines that agree
    "I507": Code(
        _W, ("count", "published", "sum", "territory", "variable")
    ),  # sum, published total
    "I509": Code(_W, ("count",)),  # cells that are neither a number nor a known mark
    "I510": Code(_W, ("count", "kept")),  # values that two files give differently
    "I511": Code(_I, ("count", "territories", "variables")),  # medians and rates no sum gives
    "I512": Code(_I, ("count",)),  # rows of communes merged since into another one
    "I513": Code(_W, ("count",)),  # rows whose code is that of no commune
    # -- privacy
    "P301": Code(_W),  # the name of a person met, in a free text
    "P302": Code(_W),  # a telephone number or an e-mail address in a free text
    "P303": Code(_E),  # identities, but no private folder
    "P304": Code(_W),  # quotable, although the person refused
    "P305": Code(_W),  # no information notice was given
    "P306": Code(_W),  # a person named by title (Mme X) in a free text
    "P307": Code(_E),  # no edition for others without the private folder: names cannot be masked
    "P308": Code(_E),  # rows of interviews, for others than the office
    "P310": Code(_E),  # undo would cross an erasure
    "P311": Code(_W),  # a resource to be published, though nobody who named it may be quoted
    "P312": Code(_W),  # a first and a last name where a role is asked for
    "P313": Code(_W),  # a column of names or contacts on a sheet of interviews, not taken
    # -- legal
    "L401": Code(_W, ("first", "last")),  # board date outside the legal window
    # -- requests
    "U201": Code(_E, ("query",)),  # unknown commune
    "U202": Code(_E, ("query",)),  # several communes
    "U203": Code(_E, ("query",)),  # unknown evidence id
    "U204": Code(_E, ("query",)),  # unknown problem code
    "U205": Code(_E, ("query", "known")),  # unknown report, format, audience or table
    "U206": Code(_E, ("path",)),  # the folder is no empty place for a new project
    "U207": Code(_E, ("paths",)),  # files edited by hand that would have to change
    "U208": Code(_E),  # nothing to undo
    "U209": Code(_E),  # no commune was named
    "U210": Code(_E, ("usage",)),  # wrong usage: words of the command
    "U211": Code(_E),  # nothing to ingest
    "U212": Code(_E, ("report",)),  # nothing to report
    "U213": Code(_E, ("path", "reason", "line")),  # a report template that cannot be used
    "U214": Code(_E, ("query",)),  # a number that several records share
    "U215": Code(_E, ("path",)),  # a file of this name stands there already
    "U216": Code(_E, ("path",)),  # a file of --map that cannot be used (its problems follow)
    "U217": Code(_E, ("path",)),  # no such file of decisions
    "U220": Code(_E, ("path",)),  # decisions on names that were not read yet
    "U240": Code(_E, ("path",)),  # a follow-up of requests that was not read yet
    "U241": Code(_E),  # no request to write a letter for
    "U230": Code(_E, ("query",)),  # no theme is called so
    "U231": Code(_E, ("theme",)),  # a theme merged with itself
    "U232": Code(_E, ("label", "theme")),  # a name that another theme has
    "U233": Code(_E, ("id", "theme")),  # an id that another theme has
    "U234": Code(_E, ("theme",)),  # a single theme would be left
    "U235": Code(_E, ("path",)),  # the list of themes was changed by hand since
    "U236": Code(_E, ("path",)),  # a list of themes that is not changed in place
    "U237": Code(_E, ("query", "theme")),  # no statement of the theme has this sub-theme
    "U238": Code(_E, ("theme",)),  # nothing would change
    "U239": Code(_E, ("label",)),  # no name for a theme
    "U301": Code(_E, ("folder",)),  # no project here
    "U302": Code(_E),  # absr.yaml cannot be used (its problems follow)
    "U303": Code(_E, ("found", "known")),  # a store of a newer absr
    "U304": Code(_E),  # the store is damaged or foreign
    # -- the machine
    "B001": Code(_E, ("path",)),  # a fault of absr
    "M601": Code(_E, ("path",)),  # disk full
    "M602": Code(_E, ("path",)),  # read-only
    "M603": Code(_E, ("path",)),  # held open by another program
    "M604": Code(_E, ("path",)),  # another absr is at work in the project
    "M605": Code(_E, ("path",)),  # the place is a link to somewhere else
    "M606": Code(_E, ("path",)),  # the path is too long
    "M607": Code(_E, ("path", "reason")),  # anything else the system refuses
    "M608": Code(_E, ("program",)),  # a program is missing or failed (pandoc)
}
