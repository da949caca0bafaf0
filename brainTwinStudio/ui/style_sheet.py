"""The one style sheet of the application.

Widgets choose their look by dynamic properties:
bg = window, panel, raised, canvas (plain QWidgets also need WA_StyledBackground);
role of a QLabel = page, number, dialog, object, head, body, control, label, note,
section, value, chip, ruo, link, error, ok, warn, bad;
kind of a chip = plain, warn, ok, bad, accent;
role of a QFrame = seam, card, tools, drop, note-warn, note-bad, note-info, note-ok;
kind of a QPushButton = normal, primary, danger, small, ghost, link, card;
kind of a QComboBox = normal, bare; kind of a QLineEdit = normal, bare;
state of a field = "", warn, bad.
"""

from string import Template

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.theme import Theme

SURFACES = """
QWidget[bg="window"] { background-color: $window; }
QWidget[bg="panel"] { background-color: $panel; }
QWidget[bg="raised"] { background-color: $raised; }
QWidget[bg="canvas"] { background-color: $canvas; }
QWidget[bg="seam"] { background-color: $line; }
QMainWindow, QStatusBar { background-color: $window; }
QDialog, QMessageBox { background-color: $panel; }
QStatusBar { color: $text2; font-size: 11px; }
QStatusBar::item { border: none; }
QScrollArea, QAbstractScrollArea#bare { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background-color: $line; }
QSplitter::handle:hover, QSplitter::handle:pressed { background-color: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QFrame[role="seam"] { background-color: $line; border: none; }
QFrame[role="card"] {
  background-color: $raised; border: 1px solid $raised; border-radius: 8px; }
QFrame[role="card"][chosen="true"] {
  background-color: $accent_soft; border-color: $accent; }
QFrame[role="tools"] {
  background-color: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[role="drop"] { border: 2px dashed $line2; border-radius: 12px; }
QFrame[role="drop"][state="over"] {
  border-color: $accent; background-color: $accent_soft; }
QFrame[role^="note-"] {
  background-color: $raised; border: none; border-left: 3px solid $accent;
  border-radius: 4px; }
QFrame[role="note-warn"] { border-left-color: $warn; }
QFrame[role="note-bad"] { border-left-color: $bad; }
QFrame[role="note-ok"] { border-left-color: $ok; }
QToolTip {
  background-color: $raised; color: $text; border: 1px solid $line2;
  padding: 4px 7px; font-size: 12px; }
"""

LABELS = """
QLabel { background: transparent; }
QLabel[role="page"] { font-size: 30px; font-weight: 600; }
QLabel[role="number"] { font-size: 22px; font-weight: 600; }
QLabel[role="dialog"] { font-size: 18px; font-weight: 600; }
QLabel[role="object"] { font-size: 14px; font-weight: 600; }
QLabel[role="head"] { font-size: 12px; font-weight: 600; }
QLabel[role="body"] { font-size: 13px; }
QLabel[role="control"] { font-size: 12px; }
QLabel[role="label"] { font-size: 12px; color: $text2; }
QLabel[role="note"] { font-size: 11px; color: $text3; }
QLabel[role="section"] { font-size: 11px; font-weight: 600; color: $text3; }
QLabel[role="value"] { font-size: 12px; }
QLabel[role="link"] { font-size: 12px; color: $accent; }
QLabel[role="ok"] { font-size: 12px; color: $ok; }
QLabel[role="warn"] { font-size: 12px; color: $warn; }
QLabel[role="bad"], QLabel[role="error"] { font-size: 12px; color: $bad; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[role="chip"] {
  font-size: 11px; color: $text2; background-color: $raised; border-radius: 9px;
  padding: 0 10px; }
QLabel[role="chip"][kind="warn"] { color: $warn; }
QLabel[role="chip"][kind="ok"] { color: $ok; }
QLabel[role="chip"][kind="bad"] { color: $bad; }
QLabel[role="chip"][kind="accent"] {
  color: $accent; background-color: $accent_soft; font-weight: 600; }
QLabel[role="ruo"] {
  font-size: 11px; font-weight: 600; color: $warn; border: 1px solid $warn;
  border-radius: 4px; padding: 0 10px; min-height: 18px; max-height: 18px; }
"""

BUTTONS = """
QPushButton {
  background-color: $raised; color: $text; border: 1px solid $line2; border-radius: 6px;
  font-size: 13px; font-weight: 600; padding: 0 12px;
  min-height: 26px; max-height: 26px; }
QPushButton:hover { background-color: $hover; }
QPushButton:pressed { background-color: $track; }
QPushButton:focus { border-color: $accent; }
QPushButton:checked { background-color: $accent_soft; border-color: $accent; }
QPushButton:disabled {
  color: $text3; background-color: $raised; border-color: $line; }
QPushButton::menu-indicator {
  image: url("$images/down.svg"); width: 10px; height: 10px; right: 8px;
  subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton[kind="small"] {
  font-size: 12px; padding: 0 9px; min-height: 22px; max-height: 22px; }
QPushButton[kind="primary"] {
  background-color: $accent_fill; color: $on_accent; border-color: $accent_fill; }
QPushButton[kind="primary"]:hover { background-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background-color: $primary_down; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 11px;
  min-height: 24px; max-height: 24px; }
QPushButton[kind="primary"]:disabled {
  background-color: $track; color: $text3; border-color: $track; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:disabled { color: $text3; }
QPushButton[kind="ghost"] {
  background: transparent; border: 1px solid transparent; color: $text2; padding: 0 5px;
  font-size: 12px; font-weight: 400; min-height: 22px; max-height: 999px; }
QPushButton[kind="ghost"]:hover { background-color: $hover; color: $text; }
QPushButton[kind="ghost"]:pressed { background-color: $track; }
QPushButton[kind="ghost"]:checked { background-color: $accent_soft; color: $accent; }
QPushButton[kind="ghost"]:focus { border-color: $accent; }
QPushButton[kind="ghost"]:disabled { color: $text3; }
QPushButton[kind="ghost"]::menu-indicator { image: none; width: 0; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: $accent;
  font-size: 12px; font-weight: 400; padding: 0 2px;
  min-height: 18px; max-height: 18px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="card"] {
  background-color: $raised; border: 1px solid $raised; border-radius: 8px;
  padding: 8px 12px; text-align: left; min-height: 40px; max-height: 999px; }
QPushButton[kind="card"]:hover { background-color: $hover; }
QPushButton[kind="card"]:checked, QPushButton[kind="card"]:focus {
  border-color: $accent; }
QPushButton[kind="card"]:checked { background-color: $accent_soft; }
QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 4px; color: $text2; }
QToolButton:hover { background-color: $hover; }
QToolButton:checked { background-color: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton {
  font-size: 13px; spacing: 8px; border: 1px solid transparent; border-radius: 4px;
  padding: 1px 3px 1px 0; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; padding-left: 2px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 14px; height: 14px; border: 1px solid $line2; background-color: $input; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text3; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate,
QRadioButton::indicator:checked {
  background-color: $accent_fill; border-color: $accent_fill; }
QCheckBox::indicator:checked { image: url("$images/tick.svg"); }
QCheckBox::indicator:indeterminate { image: url("$images/dash.svg"); }
QRadioButton::indicator:checked { image: url("$images/dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background-color: $raised; border-color: $line2; }
QCheckBox::indicator:checked:disabled { image: url("$images/tick-off.svg"); }
QRadioButton::indicator:checked:disabled { image: url("$images/dot-off.svg"); }
"""

FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit {
  background-color: $input; color: $text; border: 1px solid $line2; border-radius: 6px;
  font-size: 12px; selection-background-color: $accent_fill;
  selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox { padding: 0 8px; min-height: 24px; max-height: 24px; }
QTextEdit, QPlainTextEdit { padding: 4px 6px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $text3; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QTextEdit:focus,
QPlainTextEdit:focus { border-color: $accent; }
QLineEdit[state="warn"] { border-color: $warn; }
QLineEdit[state="bad"] { border-color: $bad; }
QLineEdit:read-only, QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled,
QTextEdit:disabled, QPlainTextEdit:disabled {
  color: $text3; background-color: $panel; border-color: $line; }
QLineEdit[kind="bare"] {
  background: transparent; border: 1px solid transparent; padding: 0 2px; }
QLineEdit[kind="bare"]:focus { border-color: $accent; }
QComboBox { padding: 0 6px 0 8px; min-height: 24px; max-height: 24px;
  combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$images/down.svg"); width: 11px; height: 11px; }
QComboBox::down-arrow:disabled { image: url("$images/down-off.svg"); }
QComboBox[kind="bare"] {
  background: transparent; border: 1px solid transparent; font-weight: 600;
  padding: 0 0 0 4px; }
QComboBox[kind="bare"]:hover { background-color: $hover; }
QComboBox[kind="bare"]:focus { border-color: $accent; }
QComboBox QAbstractItemView {
  background-color: $raised; color: $text; border: 1px solid $line2; padding: 3px;
  outline: none; font-weight: 400; selection-background-color: $accent_soft;
  selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 6px;
  border-radius: 4px; }
QComboBox QAbstractItemView::item:hover { background-color: $hover; }
QComboBox QAbstractItemView::item:selected { background-color: $accent_soft; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; border: none; width: 18px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow {
  image: url("$images/up.svg"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow {
  image: url("$images/down.svg"); width: 9px; height: 9px; }
QAbstractSpinBox QLineEdit {
  background: transparent; border: none; padding: 0; min-height: 0; }
QProgressBar {
  background-color: $track; border: none; border-radius: 2px; color: transparent;
  min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background-color: $accent; border-radius: 2px; }
"""

LISTS = """
QTreeView, QTableView, QListView {
  background-color: $panel; border: none; outline: none; font-size: 12px;
  show-decoration-selected: 1; gridline-color: $line;
  selection-background-color: $accent_soft; }
QTreeView::item, QListView::item { min-height: 26px; max-height: 26px; border: none; }
QTableView::item { padding: 0 8px; border: none; }
QTreeView::item:hover, QTableView::item:hover, QListView::item:hover,
QTreeView::branch:hover { background-color: $raised; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected,
QTreeView::branch:selected { background-color: $accent_soft; }
QTreeView:focus, QTableView:focus, QListView:focus { border: none; }
QTableView::item:focus, QTreeView::item:focus, QListView::item:focus {
  border-top: 1px solid $accent; border-bottom: 1px solid $accent; }
QTreeView::branch { border-image: none; }
QTreeView::branch:has-children:closed { image: url("$images/right.svg"); }
QTreeView::branch:has-children:open { image: url("$images/down.svg"); }
QTreeView::indicator, QTableView::indicator, QListView::indicator {
  width: 14px; height: 14px; border: 1px solid $line2; border-radius: 4px;
  background-color: $input; }
QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {
  background-color: $accent_fill; border-color: $accent_fill;
  image: url("$images/tick.svg"); }
QHeaderView { background-color: $panel; border: none; }
QHeaderView::section {
  background-color: $panel; color: $text3; font-size: 11px; font-weight: 600;
  border: none; border-bottom: 1px solid $line; padding: 0 8px; }
QHeaderView::up-arrow { image: url("$images/up.svg"); width: 9px; height: 9px; }
QHeaderView::down-arrow { image: url("$images/down.svg"); width: 9px; height: 9px; }
QTableCornerButton::section { background-color: $panel; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background-color: $line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background-color: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; font-size: 12px; }
QTabBar::tab {
  background: transparent; color: $text2; border: none; padding: 0 12px;
  height: 30px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { background-color: $accent_soft; }
"""

MENUS = """
QMenuBar { background-color: $window; color: $text; font-size: 13px; spacing: 0;
  border: none; padding: 5px 0; }
QMenuBar::item { background: transparent; padding: 6px 14px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background-color: $hover; }
QMenu { background-color: $raised; color: $text; border: 1px solid $line2;
  padding: 4px; font-size: 13px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; min-width: 120px; }
QMenu::item:selected { background-color: $accent_soft; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background-color: $line; margin: 4px 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QMenu::indicator:checked { image: url("$images/menu-tick.svg"); }
QMenu::right-arrow { image: url("$images/right.svg"); width: 11px; height: 11px;
  right: 6px; }
"""

TEMPLATE = Template(SURFACES + LABELS + BUTTONS + FIELDS + LISTS + MENUS)
PRIMARY = {
    "dark": {"primary_hover": "#6876E8", "primary_down": "#4F5DCB"},
    "light": {"primary_hover": "#3F4CC6", "primary_down": "#3742B0"},
}


def style_sheet(theme: Theme) -> str:
    """Rules for every widget, in the theme's tokens."""
    return TEMPLATE.substitute(
        theme.tokens(), **PRIMARY[theme.name], images=images_folder(theme)
    )


def images_folder(theme: Theme) -> str:
    """Where the theme's arrows and check marks lie, with forward slashes."""
    return str(resource("icons", theme.name)).replace("\\", "/")
