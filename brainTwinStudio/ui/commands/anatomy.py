"""The patient's own anatomy."""

from brainTwinStudio.errors import InputError
from brainTwinStudio.ui import operations
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.plans import with_operations
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.virtual_lesion import (
    NO_LESION,
    lesions_of,
    of_activity,
    plan_of_lesion,
)


class Anatomy(Group):
    """What lesions and slices set off."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {"virtual-lesion": self.virtual_lesion, "plan-lesion": self.add_lesion}

    def virtual_lesion(self, name: object = None) -> None:
        """A plan that takes out what a lesion covers."""
        view = of_activity(self.studio.view)
        edit = plan_of_lesion(view, str(name or ""))
        self.studio.grant(edit.wish(view.selection))
        self.studio.show_stage("plan")

    def add_lesion(self, name: object = None) -> None:
        """A lesion with what runs through it, into the shown plan."""
        view = self.studio.view
        found = [one for one in lesions_of(view) if one.name == name]
        if not found:
            raise InputError(NO_LESION)
        wish = wish_for(view, with_operations, operations.lesion(view, found[0]))
        if wish is not None:
            self.studio.grant(wish)
